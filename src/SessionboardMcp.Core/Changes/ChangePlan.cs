using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes;

/// <summary>What a write tool would do: its whole part in a change. Everything else is done in one place for all of them.</summary>
internal sealed record ChangePlan
{
    /// <summary>The event.</summary>
    public required EventSummary Event { get; init; }

    /// <summary>What it does, in a sentence with counts.</summary>
    public required string Summary { get; init; }

    /// <summary>The records; at least one.</summary>
    public required IReadOnlyList<PlannedRecord> Records { get; init; }

    /// <summary>What people outside will notice, and what will not happen by itself, a sentence each.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>
    /// How the tool answers by itself, with what is told of the change; with null where nothing is sent. Null where what is told is the answer.
    /// </summary>
    public Func<TableAnswer?, TableAnswer>? Answer { get; init; }

    /// <summary>The change set that it puts back; null where it puts none back.</summary>
    public string? UndoOf { get; init; }
}
