namespace SessionboardMcp.Core.Prompts;

/// <summary><c>weekly_status</c>: what a team needs for its weekly meeting.</summary>
internal sealed class WeeklyStatusPrompt() : SessionboardPrompt(
    "weekly_status", "Weekly status", "Writes the status for a weekly meeting: counts, what changed in seven days, what is open.")
{
    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Write the weekly status of the event "{chosen}".
        1. get_event_overview: the counts.
        2. whats_changed with since "7 days": what was created, updated and deleted.
        3. check_programme: what is open.
        None of these spends the insights budget. Half a page: numbers, changes, the five most urgent open points with links, and the age
        of the data from the receipt. Of deletions Sessionboard tells those of sessions only: say so.
        """;
}
