using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What an unassigned track, room, level, language or format is in a search: an object without properties.</summary>
internal sealed record UnassignedResponse
{
    public static UnassignedResponse Instance { get; } = new();
}

/// <summary>A tag, track, language, format or level. Each kind leaves out what it does not have.</summary>
internal sealed record SettingResponse
{
    public required Guid Id { get; init; }

    public int? EventId { get; init; }

    public required string Name { get; init; }

    public string? Color { get; init; }

    public int? Order { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record RoomResponse
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required int Order { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? Capacity { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A status definition, core or custom.</summary>
internal sealed record StatusResponse
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string StatusName { get; init; }

    public required string Color { get; init; }

    public required int Order { get; init; }

    public required bool IsCustom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset? CreatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? CreatedByUserId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? CreatedByUserName { get; init; }
}

/// <summary>A field definition. Its times are in camel case, unlike everyone else's.</summary>
internal sealed record FieldResponse
{
    public required string Id { get; init; }

    public required string InternalName { get; init; }

    public required string PublicName { get; init; }

    public required string FieldType { get; init; }

    public required string FieldSource { get; init; }

    public required bool ContainsPii { get; init; }

    public required string Scope { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }
}
