namespace SessionboardMcp.Core.Prompts;

/// <summary><c>agenda_conflicts</c>: double bookings and what could be moved.</summary>
internal sealed class AgendaConflictsPrompt() : SessionboardPrompt(
    "agenda_conflicts", "Agenda conflicts", "Finds people and rooms that are booked twice at once, and proposes moves without making them.")
{
    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Find the conflicts in the agenda of the event "{chosen}".
        Call check_programme, and keep double-booked people, double-booked rooms, sessions that end before they start, and sessions larger
        than their room. Where a session needs another room, list_event_settings with kind rooms names those that exist.
        For each conflict say who or what, when (the event's time zone), both sessions with links, and one possible move.
        You only propose: nothing is changed.
        """;
}
