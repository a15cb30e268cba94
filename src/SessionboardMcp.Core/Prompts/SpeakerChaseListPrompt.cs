namespace SessionboardMcp.Core.Prompts;

/// <summary><c>speaker_chase_list</c>: whom to remind of what.</summary>
internal sealed class SpeakerChaseListPrompt() : SessionboardPrompt(
    "speaker_chase_list", "Speaker chase list", "Lists the speakers whose biography or photo is missing, with their sessions, for reminders.")
{
    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Make a chase list for the speakers of the event "{chosen}".
        Call check_programme for speakers of accepted sessions without biography or photo; for the sessions of one person call get_person.
        Neither spends the insights budget. Group by person: name, what is missing, their sessions, the link.
        Personal data may be masked: do not guess addresses, the organizer writes from Sessionboard.
        Then draft one short reminder that fits all, with a placeholder for what is missing.
        """;
}
