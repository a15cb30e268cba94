namespace SessionboardMcp.Core.Changes;

/// <summary>What became of one record of a change set.</summary>
public enum RecordOutcome
{
    /// <summary>Nothing was sent for it.</summary>
    NotSent,

    /// <summary>It is being sent. Where this stays, the process that sent it ended before it heard an answer.</summary>
    Sending,

    /// <summary>Sessionboard's answer shows every new value.</summary>
    Changed,

    /// <summary>Sessionboard accepted it, but its answer does not show every new value.</summary>
    Accepted,

    /// <summary>It was changed since it was read; nothing of it was written.</summary>
    Conflict,

    /// <summary>Sessionboard refused it; nothing of it was written.</summary>
    Refused,

    /// <summary>No answer came, or none that tells whether it was written.</summary>
    Unknown,
}
