using System.Text;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>A question that the sandbox can put into SbQL.</summary>
/// <param name="Text">The question.</param>
/// <param name="Paraphrases">Other words for it.</param>
/// <param name="Category">What it is suggested under.</param>
/// <param name="Query">The query.</param>
/// <param name="Explanation">What the query does.</param>
internal sealed record KnownQuestion(string Text, IReadOnlyList<string> Paraphrases, string Category, string Query, string Explanation);

/// <summary>
/// Stands in for Sessionboard's AI: a handful of questions with their paraphrases, found by their words without regard to case
/// and punctuation. Anything else it does not understand, rather than guess.
/// </summary>
internal static class KnownQuestions
{
    public static IReadOnlyList<KnownQuestion> All { get; } =
    [
        new("How many sessions are accepted for our 2026 conference?",
            ["How many sessions are accepted?", "How many accepted sessions are there?", "How many accepted sessions do we have?", "Count the accepted sessions"],
            "sessions",
            "FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS accepted_sessions",
            "Counts the sessions of the programme that are accepted or have a custom status that means accepted."),
        new("Show me the top 10 speakers by session count",
            ["Who are the top 10 speakers by session count?", "Who are the top ten speakers?", "Which 10 speakers have the most sessions?", "Top 10 speakers by number of sessions"],
            "speakers",
            "SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions GROUP BY speaker.full_name ORDER BY session_count DESC LIMIT 10",
            "Counts the sessions and submissions of each speaker and shows the ten with the most."),
        new("Show me all accepted sessions with their speakers",
            ["List all accepted sessions with their speakers", "Who speaks in which accepted session?"],
            "sessions",
            "FIND Session WHERE status_category = 'accepted' INCLUDE title, speakers.full_name ORDER BY title ASC",
            "Lists the accepted sessions of the programme, one row for each speaker."),
        new("When and where do the accepted sessions take place?",
            ["Show me the schedule", "List accepted sessions with room and time"],
            "schedule",
            "FIND Session INCLUDE title, room.name, starts_at WHERE status = 'accepted' ORDER BY starts_at ASC",
            "Lists the accepted sessions of the programme with room and start, in order of time."),
        new("How many accepted sessions are in each track?",
            ["How many accepted sessions are there per track?", "Accepted sessions per track", "Count accepted sessions by track"],
            "sessions",
            "FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC",
            "Counts the accepted sessions of the programme by track."),
    ];

    /// <summary>The question that is meant, or null.</summary>
    /// <param name="prompt">The question, as it was asked.</param>
    /// <param name="events">The names of the organization's events: "… at Meridian DevCon 2027?" asks the same.</param>
    public static KnownQuestion? Find(string prompt, IEnumerable<string> events)
    {
        var words = WithoutEvent(Words(prompt), events.Select(Words));
        return All.FirstOrDefault(question => question.Paraphrases.Prepend(question.Text).Any(text => Words(text) == words));
    }

    private static string WithoutEvent(string words, IEnumerable<string> events) => events
        .SelectMany(name => (string[])[$" at {name}", $" for {name}", $" of {name}", $" in {name}"])
        .FirstOrDefault(end => words.EndsWith(end, StringComparison.Ordinal)) is { } end ? words[..^end.Length] : words;

    private static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            words.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ");
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
