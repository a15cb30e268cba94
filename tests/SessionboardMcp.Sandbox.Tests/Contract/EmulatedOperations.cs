namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>The published operations that the sandbox emulates and whose answers have a published shape.</summary>
internal static class EmulatedOperations
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        "list-events",
        "search-sessions", "get-session", "list-sessions", "search-sessions-by-status",
        "search-speakers", "get-speaker", "search-event-contacts", "get-event-contact",
        "search-sponsors", "get-sponsor", "search-exhibitors", "get-exhibitor",
        "list-fields", "search-fields", "list-tags", "search-tags", "list-languages", "search-languages",
        "list-formats", "search-formats", "list-tracks", "search-tracks", "list-levels", "search-levels",
        "list-rooms", "search-rooms", "list-statuses", "search-session-statuses",
    };
}
