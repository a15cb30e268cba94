using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Tests.SignIn.TakenAway;

/// <summary>The scopes without which Sessionboard itself answers none of <see cref="Question.All"/> in full.</summary>
internal static class Needs
{
    /// <summary>By scope, the names of the questions; everything begins with the list of events.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Questions { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Scopes.ReadEvents] = [.. Question.All.Select(question => question.Name)],
        [Scopes.ReadInsights] =
        [
            "get_schema", "run_query", "ask_data", "list_reports", "run_report", "list_dashboards", "get_dashboard", "sessionboard://events/3722/schema",
        ],
        [Scopes.ReadSessions] =
        [
            "get_event_overview", "search_sessions", "get_session", "get_session_content", "search_people", "get_person", "list_event_settings", "check_programme",
            "whats_changed", "get_agenda_draft", "search", "fetch", "sessionboard://events/3722", "sessionboard://events/3722/agenda",
        ],
        [Scopes.ReadContacts] =
        [
            "get_event_overview", "search_people", "get_person", "search_sponsors_exhibitors", "check_programme", "whats_changed", "search", "sessionboard://events/3722",
        ],
        [Scopes.ReadTranscriptions] = ["get_session_content"],
    };

    /// <summary>What we ask of a question: that, and insights, which Sessionboard demands for every use over MCP.</summary>
    public static IReadOnlyList<string> OfUs(Question question) =>
    [
        .. Questions.Where(need => need.Key == Scopes.ReadInsights || need.Value.Contains(question.Name)).Select(need => need.Key),
        // What it fetches may be anybody or anything.
        .. question.Name == "fetch" ? [Scopes.ReadContacts] : (string[])[],
    ];
}
