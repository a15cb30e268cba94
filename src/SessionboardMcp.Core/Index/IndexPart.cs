using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Core.Index;

/// <summary>One version of one part of an event's index.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Items">Everything of the kind that the event has.</param>
/// <param name="AsOf">When its reading, or its freshening, began (UTC); no record in it is older.</param>
internal sealed record IndexPart<T>(IReadOnlyList<T> Items, DateTimeOffset AsOf) : IWeighed, IGrowing
{
    private const int Reference = 8;

    // A copy with something else in it is another version: nothing was made of that yet.
    private IndexPart(IndexPart<T> other) =>
        (Items, AsOf, WholeAt, LatestTold, LatestChange, RecordBytes, Version, HadNoRoom, Made) =
            (other.Items, other.AsOf, other.WholeAt, other.LatestTold, other.LatestChange, other.RecordBytes, other.Version, other.HadNoRoom, new MadeOnce(other.Made));

    /// <summary>When it was last read whole (UTC); what its records tell of other records may be as old.</summary>
    public DateTimeOffset WholeAt { get; init; } = AsOf;

    /// <summary>The latest change that its records tell, be it in the future; null where none is told.</summary>
    public DateTimeOffset? LatestTold { get; init; }

    /// <summary>The latest change in it, by Sessionboard's clock, which this machine's need not agree with; null where none is told.</summary>
    public DateTimeOffset? LatestChange { get; init; }

    /// <summary>The room that its records take, in bytes.</summary>
    public long RecordBytes { get; init; }

    /// <summary>The word for what the credential itself had written when the reading began; empty where none is told.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether an earlier one had to make room before its time, so that this one was read from nothing.</summary>
    public bool HadNoRoom { get; init; }

    /// <summary>What calls made of this version.</summary>
    public MadeOnce Made { get; init; } = new();

    /// <summary>The room that it takes with its records and all that was made of it, in bytes.</summary>
    public long Bytes => RecordBytes + Weigh(new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? (Reference * (long)Items.Count) + Made.Weigh(counted) : 0;

    /// <inheritdoc/>
    public void Follow(Action grown) => Made.Follow(grown);
}
