namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Where the sandbox's answers rightly differ from what the digest can say.</summary>
internal static class PublishedDeviations
{
    private const string Prose = "The description says so in words only.";

    private static readonly string[] Nested = ["language", "track", "level", "format", "room"];

    private static readonly string[] Translated =
    [
        "search-sessions", "list-sessions", "get-session", "search-speakers", "get-speaker", "search-event-contacts", "get-event-contact",
        "search-org-contacts", "get-org-contact",
        "search-sponsors", "get-sponsor", "search-exhibitors", "get-exhibitor",
    ];

    public static IReadOnlyList<Deviation> All { get; } =
    [
        .. ContentDeviations.All,
        .. Nested.Select(name => new Deviation(DeviationKind.MayBeEmpty, "search-sessions", $"results[].{name}", Prose)),
        .. Nested.Select(name => new Deviation(DeviationKind.MayBeNull, "get-session", name, Prose)),
        .. Nested.Select(name => new Deviation(DeviationKind.MayBeNull, "list-sessions", $"data[].{name}", Prose)),
        .. new[] { "search-sessions", "list-sessions", "get-session" }.SelectMany(OfSubsessions),
        .. Translated.Select(operation => new Deviation(DeviationKind.MayBeMissing, operation, "**translated_fields", "Only where expanded, in an event with translations.")),
        new(DeviationKind.MayBeMissing, "get-session", "subsessions", "A sub-session has none."),
        new(DeviationKind.Undeclared, "get-session", "parent_session_friendly_id", Prose) { Type = PropertyType.Parse("string") },
        new(DeviationKind.Undeclared, "get-session", "parent_session_friendly_id_raw", Prose) { Type = PropertyType.Parse("integer") },
        .. new[] { "list-tracks", "list-languages" }.Select(operation => new Deviation(DeviationKind.NeverThere, operation, "[].event_id", Prose)),
        .. new[] { "search-tracks", "search-languages" }.Select(operation => new Deviation(DeviationKind.NeverThere, operation, "results[].event_id", Prose)),
    ];

    private static IEnumerable<Deviation> OfSubsessions(string operation)
    {
        var detailed = "**subsessions[]<SubsessionDetailed>.";
        foreach (var name in Nested)
            yield return new Deviation(DeviationKind.MayBeEmpty, operation, detailed + name, Prose);
        yield return new Deviation(DeviationKind.MayBeEmpty, operation, "**subsessions[]<Subsession>.format", "Our assumption: as in the detailed form.");
        yield return new Deviation(DeviationKind.MayBeNull, operation, detailed + "custom_status", "The published example has it.");
        foreach (var shape in new[] { "Subsession", "SubsessionDetailed" })
        {
            yield return new Deviation(DeviationKind.Undeclared, operation, $"**subsessions[]<{shape}>.composition", Prose)
            {
                Type = PropertyType.Parse("object CompositionDetail"),
            };
        }
    }
}
