namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>The published operations that the sandbox emulates and whose answers have a published shape.</summary>
internal static class EmulatedOperations
{
    public static IReadOnlySet<string> All => Reads.Concat(Writes).ToHashSet();

    public static IReadOnlySet<string> Reads { get; } = new HashSet<string>
    {
        "list-events",
        "search-sessions", "get-session", "list-sessions", "search-sessions-by-status",
        "search-speakers", "get-speaker", "search-event-contacts", "get-event-contact",
        "search-org-contacts", "get-org-contact", "get-contact-sessions", "get-org-contact-sessions",
        "search-sponsors", "get-sponsor", "search-exhibitors", "get-exhibitor",
        "list-fields", "search-fields", "list-tags", "search-tags", "list-languages", "search-languages",
        "list-formats", "search-formats", "list-tracks", "search-tracks", "list-levels", "search-levels",
        "list-queries", "list-event-insights-queries", "list-org-queries-convenience", "list-event-queries",
        "run-query", "run-event-insights-query", "run-org-query-convenience", "run-event-query",
        "list-org-dashboards-convenience", "list-event-dashboards",
        "get-dashboard", "get-event-insights-dashboard", "get-org-dashboard-convenience", "get-event-dashboard",
        "get-suggestions", "get-event-suggestions", "generate-query", "generate-event-query", "execute-query", "execute-event-query",
        "list-agenda-drafts", "get-agenda-draft", "list-draft-sessions", "list-event-rules", "list-personas",
        "list-event-content", "get-event-content", "get-content-item", "get-session-content", "list-event-transcriptions",
        "get-transcription", "list-session-transcriptions", "get-session-transcription", "list-session-recordings",
        "get-session-recording", "get-media-item", "list-session-files",
        "list-rooms", "search-rooms", "list-statuses", "search-session-statuses",
    };

    public static IReadOnlySet<string> Writes { get; } = new HashSet<string>
    {
        "create-session", "update-session", "update-session-fields", "delete-session", "restore-session", "bulk-sessions",
        "create-room", "update-room", "delete-room", "create-track", "update-track", "delete-track", "create-tag", "update-tag", "delete-tag",
        "create-format", "update-format", "delete-format", "create-level", "update-level", "delete-level",
        "create-language", "update-language", "delete-language",
        "create-status", "update-status", "delete-status", "restore-status",
        "create-contact", "update-contact", "delete-contact", "restore-contact", "bulk-contacts",
        "create-sponsor", "update-sponsor", "delete-sponsor", "restore-sponsor", "bulk-sponsors",
        "create-exhibitor", "update-exhibitor", "delete-exhibitor", "restore-exhibitor", "bulk-exhibitors",
        "create-draft-session", "update-draft-session", "delete-draft-session", "bulk-draft-sessions",
        "create-agenda-draft", "update-agenda-draft", "delete-agenda-draft", "commit-agenda-draft",
        "create-event-query", "update-event-query", "delete-event-query",
        "create-org-query-convenience", "update-org-query-convenience", "delete-org-query-convenience",
    };
}
