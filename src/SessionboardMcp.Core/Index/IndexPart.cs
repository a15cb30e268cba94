namespace SessionboardMcp.Core.Index;

/// <summary>One part of an event's index.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Items">Everything of the kind that the event has.</param>
/// <param name="AsOf">When its reading, or its freshening, began (UTC); no record in it is older.</param>
internal sealed record IndexPart<T>(IReadOnlyList<T> Items, DateTimeOffset AsOf)
{
    /// <summary>When it was last read whole (UTC); what its records tell of other records may be as old.</summary>
    public DateTimeOffset WholeAt { get; init; } = AsOf;

    /// <summary>The latest change in it, by Sessionboard's clock, which this machine's need not agree with; null where none is told.</summary>
    public DateTimeOffset? LatestChange { get; init; }
}
