namespace SessionboardMcp.Api.Sessions;

/// <summary>Something a session points at, of which only id and name matter here.</summary>
public sealed record Named
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
