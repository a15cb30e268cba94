namespace SessionboardMcp.Core.Changes;

/// <summary>One record of a plan, with what the rules decide by.</summary>
/// <param name="Record">What would be done.</param>
/// <param name="Touches">What makes it worth a person's look.</param>
/// <param name="UsedBy">How many sessions and abstracts use it.</param>
internal sealed record PlannedRecord(RecordChange Record, Touches Touches, int UsedBy = 0);
