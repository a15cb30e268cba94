using SessionboardMcp.SbQL.Sqlite.Shaping;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>A query and how its rows are wanted, with every default filled in.</summary>
internal sealed record InsightsRequest
{
    /// <summary>The page size where none is asked for; the documentation names none.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The largest page; the documentation names none.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The query.</summary>
    public required string Query { get; init; }

    /// <summary>The events that it runs over.</summary>
    public required IReadOnlyList<int> EventIds { get; init; }

    /// <summary>Whether personal data is masked.</summary>
    public required bool MasksPii { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows on a page, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>What a row must contain in some column of text, whatever the case; null for every row.</summary>
    public string? Search { get; init; }

    /// <summary>The column whose values each have one row; null for rows as they are. <see cref="CrossTable"/> says what is assumed.</summary>
    public string? GroupBy { get; init; }

    /// <summary>The column whose values become columns; null for that which the query itself pivots on, if any.</summary>
    public string? Pivot { get; init; }

    /// <summary>The column by which rows are ordered; null for the query's own order.</summary>
    public string? SortBy { get; init; }

    /// <summary>Whether that order is descending.</summary>
    public bool SortDescending { get; init; }
}
