namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>Why no tool uses an operation that the sandbox emulates.</summary>
internal static class UnusedOperations
{
    private const string Search = "The search of the same records has filters and no limit of requests.";

    private const string Twin = "Another operation does the same, and is used.";

    private const string Content = "The content of a session holds it.";

    private const string Statuses = "Statuses are not made or changed: the API takes no category, so nobody could tell what they mean.";

    private const string Suggestions = "An assistant needs no suggested questions.";

    private const string Single = "Few records are changed one by one, each guarded.";

    /// <summary>The reasons by the operations' ids.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new[]
    {
        (Search, "list-fields list-formats list-languages list-levels list-rooms list-tags list-tracks list-sessions get-speaker "
            + "get-org-contact search-org-contacts get-contact-sessions get-org-contact-sessions"),
        (Twin, "get-org-dashboard-convenience list-event-dashboards get-event-dashboard generate-event-query list-event-insights-queries list-event-queries "
            + "list-org-queries-convenience run-event-insights-query run-event-query run-org-query-convenience update-session-fields search-session-statuses "
            + "create-org-query-convenience update-org-query-convenience delete-org-query-convenience get-agenda-draft"),
        (Content, "list-event-content get-event-content get-content-item list-event-transcriptions get-transcription list-session-transcriptions "
            + "get-session-transcription get-session-recording get-media-item"),
        (Statuses, "create-status update-status"),
        (Suggestions, "get-event-suggestions get-suggestions"),
        (Single, "bulk-sponsors bulk-exhibitors"),
    }.SelectMany(pair => pair.Item2.Split(' ').Select(id => KeyValuePair.Create(id, pair.Item1))).ToDictionary(StringComparer.Ordinal);
}
