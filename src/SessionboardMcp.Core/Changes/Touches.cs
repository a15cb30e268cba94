namespace SessionboardMcp.Core.Changes;

/// <summary>What makes a change of one record worth a person's look. A planner says which of it is true; <see cref="ApprovalRules"/> says what follows.</summary>
[Flags]
internal enum Touches
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>The public sees the record, before or afterwards.</summary>
    Public = 1,

    /// <summary>Its status changes, or is another than pending for a new one: speakers see it.</summary>
    Status = 2,

    /// <summary>It is a person, or a company.</summary>
    Contact = 4,

    /// <summary>Other records use it.</summary>
    InUse = 8,

    /// <summary>It goes live for everybody, as a commit of an agenda draft does.</summary>
    Commit = 16,

    /// <summary>It is in a draft of the agenda that another made.</summary>
    OthersDraft = 32,
}
