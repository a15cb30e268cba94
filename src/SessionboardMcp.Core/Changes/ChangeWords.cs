namespace SessionboardMcp.Core.Changes;

/// <summary>How states and outcomes are written, for models and people.</summary>
public static class ChangeWords
{
    /// <summary>What is said of a change set that was taken back, as another one was asked for in its place.</summary>
    public const string Anew = "What it rests on has changed since, and it was asked for anew: this one is over.";

    /// <summary>The word of a state, such as <c>partly_applied</c>.</summary>
    public static string Of(ChangeState state) => state switch
    {
        ChangeState.Waiting => "waiting",
        ChangeState.Applying => "applying",
        ChangeState.Applied => "applied",
        ChangeState.PartlyApplied => "partly_applied",
        ChangeState.Refused => "refused",
        ChangeState.Expired => "expired",
        ChangeState.Unknown => "unknown",
        _ => "undone",
    };

    /// <summary>The words of an outcome, such as <c>not sent</c>.</summary>
    public static string Of(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.NotSent => "not sent",
        RecordOutcome.Sending => "being sent",
        RecordOutcome.Changed => "changed",
        RecordOutcome.Accepted => "accepted",
        RecordOutcome.Conflict => "conflict",
        RecordOutcome.Refused => "refused",
        _ => "unknown",
    };

    /// <summary>The word of a record, such as <c>abstract</c>.</summary>
    public static string Of(RecordChange record) => record.Noun ?? Of(record.Kind);

    /// <summary>The word of a kind of records, such as <c>track</c>.</summary>
    public static string Of(RecordKind kind) => kind.ToString().ToLowerInvariant();
}
