namespace SessionboardMcp.Planning.Agenda;

/// <summary>How a session holds to the place that it has.</summary>
public enum SessionHold
{
    /// <summary>Not at all. Its place says how long it is, and whether it moved.</summary>
    Free,

    /// <summary>It stays if it can: nothing moves that need not move. It may stay outside the hours, on a break, and in a room that is not to be planned.</summary>
    Stays,

    /// <summary>It never moves. What two such sessions do to each other is told, and planned around.</summary>
    Fixed,
}
