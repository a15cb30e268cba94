namespace SessionboardMcp.Api.Content;

/// <summary>A file that belongs to a session. The address of its owner is not read.</summary>
public sealed record SessionFile
{
    /// <summary>The file's UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Where it can be downloaded.</summary>
    public string? Url { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its file name.</summary>
    public string? Filename { get; init; }

    /// <summary>Its size in bytes.</summary>
    public decimal? Size { get; init; }

    /// <summary>Its media type.</summary>
    public string? Mimetype { get; init; }

    /// <summary>The name of the person it belongs to.</summary>
    public string? AssignedParticipantName { get; init; }
}
