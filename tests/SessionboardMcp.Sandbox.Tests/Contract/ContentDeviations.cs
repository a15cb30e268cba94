namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>An item of content has the properties of its type; the description lists those of all types together.</summary>
internal static class ContentDeviations
{
    private const string OtherType = "Only an item of another type has it.";

    private static readonly string[] Arrays = ["elements", "topics", "quotes", "summaries"];

    private static readonly string[] OfEvents = ["quotes", "summaries"];

    private static readonly string[] OfSessions =
    [
        "session_id", "text", "elements", "elements[].value", "elements[].speaker", "elements[].speaker.id", "elements[].speaker.label",
        "elements[].speaker.name", "elements[].start_time", "elements[].end_time", "elements[].fragment_ids", "fragment_count", "interval_sec",
        "language_code", "summary_type", "provider", "content", "insight_type", "name", "metadata", "duration_sec", "created_at",
    ];

    public static IReadOnlyList<Deviation> All { get; } =
    [
        .. new[] { "list-event-content", "get-session-content", "get-event-content", "get-content-item" }
            .SelectMany(operation => Arrays.Select(name => new Deviation(DeviationKind.MayBeMissing, operation, $"**{name}", OtherType))),
        .. new[] { "list-event-content", "get-session-content" }
            .SelectMany(operation => OfEvents.Select(name => new Deviation(DeviationKind.NeverThere, operation, $"**items[].{name}", OtherType))),
        .. OfSessions.Select(name => new Deviation(DeviationKind.NeverThere, "get-event-content", $"data.items[].{name}", OtherType)),
    ];
}
