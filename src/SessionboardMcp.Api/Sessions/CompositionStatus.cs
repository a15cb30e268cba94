namespace SessionboardMcp.Api.Sessions;

/// <summary>How a session takes part in a composition, that is, a merge or a link.</summary>
public sealed record CompositionStatus
{
    /// <summary>standalone, target or source.</summary>
    public string? Role { get; init; }

    /// <summary>Whether it takes part in any.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Whether it cannot be edited, being a source.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How many sources a target has.</summary>
    public int? SourceCount { get; init; }
}
