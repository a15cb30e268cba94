namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>
/// Every published operation that the sandbox does not emulate, and why not; a request for one is answered like any unknown
/// route. A test holds it against the published description and the mapped routes.
/// </summary>
internal static class UnemulatedOperations
{
    private const string Writes = "The emulator has its read half only; writes come with the tools that write.";

    private const string Planning = "Scheduling rules and personas: no tool reads them.";

    private const string Gdpr = "Requests of data subjects are no business of an assistant: no tool reads or makes them.";

    private const string Documents = "They stream PDF files, which no tool passes on to a model.";

    /// <summary>The reasons by the operations' ids.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = All().ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> All() =>
    [
        .. Because(Writes,
            "update-session", "delete-session", "update-session-fields", "update-contact", "delete-contact", "update-sponsor",
            "delete-sponsor", "update-exhibitor", "delete-exhibitor", "create-room", "update-room", "delete-room", "create-track",
            "update-track", "delete-track", "create-tag", "update-tag", "delete-tag", "create-format", "update-format",
            "delete-format", "create-level", "update-level", "delete-level", "create-language", "update-language",
            "delete-language", "create-status", "update-status", "delete-status", "restore-status", "create-agenda-draft",
            "update-agenda-draft", "delete-agenda-draft", "commit-agenda-draft", "create-draft-session", "update-draft-session",
            "delete-draft-session", "bulk-draft-sessions", "create-event-rule", "update-event-rule", "delete-event-rule",
            "create-persona", "update-persona", "delete-persona", "create-event-dashboard", "update-event-dashboard",
            "delete-event-dashboard", "create-widget", "update-widget", "delete-widget", "create-event-query",
            "update-event-query", "delete-event-query", "create-org-dashboard-convenience", "update-org-dashboard-convenience",
            "delete-org-dashboard-convenience", "create-org-widget-convenience", "update-org-widget-convenience",
            "delete-org-widget-convenience", "create-org-query-convenience", "update-org-query-convenience",
            "delete-org-query-convenience", "create-session", "restore-session", "bulk-sessions", "create-contact",
            "restore-contact", "bulk-contacts", "create-exhibitor", "restore-exhibitor", "bulk-exhibitors", "create-sponsor",
            "restore-sponsor", "bulk-sponsors", "create-field", "update-field", "delete-field", "create-transcription",
            "update-transcription", "delete-transcription", "create-session-recording", "complete-session-recording",
            "initiate-media-upload", "sign-media-upload-part", "abort-media-upload", "complete-media-upload",
            "create-session-file", "upload-session-file", "complete-session-file", "replace-session-file", "update-session-file",
            "delete-session-file"),
        .. Because(Planning,
            "list-event-rules", "get-event-rule", "list-personas", "get-persona"),
        .. Because(Gdpr,
            "list-gdpr-requests", "create-gdpr-request"),
        .. Because(Documents,
            "download-event-content-document", "download-session-content-document"),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Because(string reason, params string[] operations) =>
        operations.Select(operation => KeyValuePair.Create(operation, reason));
}
