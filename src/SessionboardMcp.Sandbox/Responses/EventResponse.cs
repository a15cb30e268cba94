namespace SessionboardMcp.Sandbox.Responses;

internal sealed record EventResponse
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Timezone { get; init; }

    public required EventFeaturesResponse Features { get; init; }
}

internal sealed record EventFeaturesResponse
{
    public required bool TranslatedFields { get; init; }
}
