namespace SessionboardMcp.Core.Changes;

/// <summary>Where a change set is on its way. It goes forward only, by <see cref="IChangeStore.ReplaceAsync"/>'s compare-and-swap.</summary>
public enum ChangeState
{
    /// <summary>A person has to look at it first.</summary>
    Waiting,

    /// <summary>It is being sent to Sessionboard, record by record.</summary>
    Applying,

    /// <summary>Every record was written.</summary>
    Applied,

    /// <summary>Some records were written, others were not; each says why.</summary>
    PartlyApplied,

    /// <summary>Nothing was written: a person refused it, or Sessionboard did.</summary>
    Refused,

    /// <summary>Nobody decided in time. Nothing was written.</summary>
    Expired,

    /// <summary>For at least one record nobody knows whether it was written; each says what is known.</summary>
    Unknown,

    /// <summary>It was written, and another change set put it back since.</summary>
    Undone,
}
