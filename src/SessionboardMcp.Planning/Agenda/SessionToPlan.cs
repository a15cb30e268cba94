namespace SessionboardMcp.Planning.Agenda;

/// <summary>A session that gets a place, or has one that others have to respect.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, as it is read back.</param>
public sealed record SessionToPlan(string Id, string Title)
{
    /// <summary>The ids of those who have to be there, in whatever role.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The id of its track, if it has one.</summary>
    public string? Track { get; init; }

    /// <summary>The id of its format, if it has one.</summary>
    public string? Format { get; init; }

    /// <summary>For how many people it is, where that is known. Smaller rooms are used only where it would have no place else; a rule says more.</summary>
    public int? Seats { get; init; }

    /// <summary>Where it is now. Its length is taken from here before any rule is asked.</summary>
    public Placement? Placed { get; init; }

    /// <summary>
    /// Of a session that is fixed: whether it is nobody's business here, so that what it breaks by itself or with others of its kind is told and no clash.
    /// What gets a place respects it, and so do rules about both.
    /// </summary>
    public bool IsObstacle { get; init; }

    /// <summary>How it holds to its place; of no meaning where it has none.</summary>
    public SessionHold Hold { get; init; }
}
