namespace SessionboardMcp.Sandbox.World;

/// <summary>A saved SbQL query, which organizers call a report.</summary>
public sealed record Report
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The query, in SbQL.</summary>
    public required string Query { get; init; }

    /// <summary>What it is filed under, such as <c>speakers</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The event that it belongs to; null for one over all events.</summary>
    public int? EventId { get; init; }
}

/// <summary>A page of widgets.</summary>
public sealed record Dashboard
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The event that it belongs to; null for one over all events.</summary>
    public int? EventId { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its widgets, in their order.</summary>
    public required IReadOnlyList<Widget> Widgets { get; init; }
}

/// <summary>A number, chart or table on a dashboard.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Type"><c>number</c>, <c>bar</c> or <c>table</c>.</param>
/// <param name="Query">What it shows, in SbQL.</param>
public sealed record Widget(string Id, string Title, string Type, string Query);
