using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>The body of a search. Texts are checked after reading, so that an error can name what was allowed.</summary>
internal record SearchBody<TFilters>
    where TFilters : SearchFilters
{
    public TFilters? Filters { get; init; }

    public SortBody? Sort { get; init; }

    public IReadOnlyList<string?>? Expand { get; init; }
}

/// <summary>What every search can filter on.</summary>
internal abstract record SearchFilters
{
    public DateRangeBody? CreatedAt { get; init; }

    public DateRangeBody? UpdatedAt { get; init; }

    /// <summary>Means something for sessions and statuses only; but every search takes it, save that of fields.</summary>
    [JsonIgnore]
    public virtual string? CoreStatus => null;

    /// <summary>The times to sort by.</summary>
    [JsonIgnore]
    public virtual string[] SortableTimes => ["createdAt", "updatedAt"];
}

/// <summary>What a search of anything but fields can filter on.</summary>
internal record RecordFilters : SearchFilters
{
    public string? Status { get; init; }

    public override string? CoreStatus => Status;
}

/// <summary>What a search of sessions can filter on.</summary>
internal sealed record SessionFilters : RecordFilters
{
    public bool? IsAbstract { get; init; }
}

/// <summary>What a search of session statuses can filter on; it alone finds what was deleted.</summary>
internal sealed record SessionStatusFilters : RecordFilters
{
    public DateRangeBody? DeletedAt { get; init; }

    public override string[] SortableTimes => [.. base.SortableTimes, "deletedAt"];
}

/// <summary>What a search of fields can filter on.</summary>
internal sealed record FieldFilters : SearchFilters
{
    public string? Module { get; init; }

    public string? Source { get; init; }

    public string? Scope { get; init; }
}

internal sealed record DateRangeBody
{
    public string? Before { get; init; }

    public string? After { get; init; }
}

internal sealed record SortBody
{
    public string? Order { get; init; }

    public string? Sort { get; init; }
}

/// <summary>
/// How searches are read: strictly. Whether Sessionboard ignores unknown properties is not published; here they are refused,
/// or a misspelt filter would find everything and nobody would notice.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SearchBody<RecordFilters>))]
[JsonSerializable(typeof(SearchBody<SessionFilters>))]
[JsonSerializable(typeof(SearchBody<SessionStatusFilters>))]
[JsonSerializable(typeof(SearchBody<FieldFilters>))]
internal sealed partial class SearchJson : JsonSerializerContext;
