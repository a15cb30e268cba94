namespace SessionboardMcp.Core.Prompts;

/// <summary><c>programme_review</c>: how the programme stands, and what is wrong with it.</summary>
internal sealed class ProgrammeReviewPrompt() : SessionboardPrompt(
    "programme_review", "Programme review", "Reviews an event's programme: counts, balance between tracks, and every problem that is there.")
{
    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Review the programme of the event "{chosen}".
        1. Call get_event_overview for the counts by status, track, format, level, room and day, and for what is missing.
        2. Call check_programme for the problems that exist.
        Neither spends the insights budget; do not use run_query unless a number is missing there.
        Report: the state in three sentences, a table of tracks with their accepted sessions, then the problems, worst first, each with
        its link. Do not invent causes. End with the age of the data from the receipt.
        """;
}
