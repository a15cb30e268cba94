namespace SessionboardMcp.Api.Sessions;

/// <summary>The role of a person in a session.</summary>
public sealed record SessionRole
{
    /// <summary>The role's UUID.</summary>
    public string? Id { get; init; }

    /// <summary>What queries filter on.</summary>
    public string? Slug { get; init; }

    /// <summary>The name in the singular.</summary>
    public string? Name { get; init; }

    /// <summary>The name in the plural.</summary>
    public string? NamePlural { get; init; }

    /// <summary>The core role it stands for: speaker, chairperson or moderator.</summary>
    public string? CoreRole { get; init; }
}
