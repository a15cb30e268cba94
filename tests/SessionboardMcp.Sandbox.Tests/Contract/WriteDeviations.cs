namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Where answers of writes rightly differ from what the digest can say.</summary>
internal static class WriteDeviations
{
    private const string AsRead = "As when it is read.";

    private static readonly string[] Sessions = ["create-session", "update-session", "update-session-fields", "restore-session"];

    private static readonly string[] People = ["contact", "sponsor", "exhibitor"];

    public static IReadOnlyList<Deviation> All { get; } =
    [
        .. Sessions.SelectMany(operation => new[] { "language", "track", "level", "format", "room" }.Select(name => new Deviation(DeviationKind.MayBeNull, operation, name, AsRead))),
        .. Sessions.Select(operation => new Deviation(DeviationKind.MayBeMissing, operation, "**translated_fields", "Nothing can be expanded.")),
        .. Sessions.Select(operation => new Deviation(DeviationKind.MayBeMissing, operation, "subsessions", "A sub-session has none.")),
        .. Sessions.Select(operation => new Deviation(DeviationKind.Undeclared, operation, "parent_session_friendly_id", AsRead) { Type = PropertyType.Parse("string") }),
        .. Sessions.Select(operation => new Deviation(DeviationKind.Undeclared, operation, "parent_session_friendly_id_raw", AsRead) { Type = PropertyType.Parse("integer") }),
        .. new[] { "update-session", "update-session-fields" }
            .Select(operation => new Deviation(DeviationKind.MayBeEmpty, operation, "**subsessions[]<Subsession>.format", AsRead)),
        .. new[] { "create-track", "update-track", "create-language", "update-language" }
            .Select(operation => new Deviation(DeviationKind.NeverThere, operation, "event_id", "The description leaves it out where the address says the event.")),
        .. People.SelectMany(entity => new[] { "create", "update", "restore" }.Select(verb =>
            new Deviation(DeviationKind.MayBeMissing, $"{verb}-{entity}", "translated_fields", "Nothing can be expanded."))),
        .. People.Concat(["session", "draft-session"]).Select(entity => new Deviation(DeviationKind.MayBeMissing, $"bulk-{entity}s", "results[].id", "What was not made has none.")),
    ];
}
