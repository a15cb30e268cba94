namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>
/// Every published operation that the sandbox does not emulate, and why not; a request for one is answered like any unknown
/// route. A test holds it against the published description and the mapped routes.
/// </summary>
internal static class UnemulatedOperations
{
    private const string Dashboards = "No tool makes or changes dashboards and widgets: an assistant shows what it found by itself.";

    private const string Fields = "No tool makes or changes custom fields: they shape every form and report, and a type can never be changed back.";

    private const string Uploads = "No tool uploads or changes transcripts, recordings, media and files: the sandbox holds no bytes.";

    private const string Planning = "Scheduling rules and personas are listed, and not written: what their config holds is published nowhere.";

    private const string Gdpr = "Requests of data subjects are no business of an assistant: no tool reads or makes them.";

    private const string Documents = "They stream PDF files, which no tool passes on to a model.";

    /// <summary>The reasons by the operations' ids.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = All().ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> All() =>
    [
        .. Because(Dashboards,
            "create-event-dashboard", "update-event-dashboard", "delete-event-dashboard", "create-widget", "update-widget", "delete-widget",
            "create-org-dashboard-convenience", "update-org-dashboard-convenience", "delete-org-dashboard-convenience",
            "create-org-widget-convenience", "update-org-widget-convenience", "delete-org-widget-convenience"),
        .. Because(Fields,
            "create-field", "update-field", "delete-field"),
        .. Because(Uploads,
            "create-transcription", "update-transcription", "delete-transcription", "create-session-recording", "complete-session-recording",
            "initiate-media-upload", "sign-media-upload-part", "abort-media-upload", "complete-media-upload",
            "create-session-file", "upload-session-file", "complete-session-file", "replace-session-file", "update-session-file",
            "delete-session-file"),
        .. Because(Planning,
            "get-event-rule", "create-event-rule", "update-event-rule", "delete-event-rule",
            "get-persona", "create-persona", "update-persona", "delete-persona"),
        .. Because(Gdpr,
            "list-gdpr-requests", "create-gdpr-request"),
        .. Because(Documents,
            "download-event-content-document", "download-session-content-document"),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Because(string reason, params string[] operations) =>
        operations.Select(operation => KeyValuePair.Create(operation, reason));
}
