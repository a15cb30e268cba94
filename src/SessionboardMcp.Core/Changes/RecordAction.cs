namespace SessionboardMcp.Core.Changes;

/// <summary>What is done with a record.</summary>
public enum RecordAction
{
    /// <summary>It is made.</summary>
    Create,

    /// <summary>Some of its fields get other values.</summary>
    Update,

    /// <summary>It is deleted: softly where <see cref="Restore"/> exists for its kind, for good elsewhere.</summary>
    Delete,

    /// <summary>It comes back after a soft delete.</summary>
    Restore,

    /// <summary>It goes live for everybody, as a draft of the agenda does.</summary>
    Commit,
}
