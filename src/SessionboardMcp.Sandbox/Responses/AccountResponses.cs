using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A sponsor or exhibitor.</summary>
internal sealed record AccountResponse
{
    public required string Id { get; init; }

    public required string FriendlyId { get; init; }

    public required int FriendlyIdRaw { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<CustomFieldResponse> CustomFields { get; init; }

    public IReadOnlyList<TranslatedFieldResponse>? TranslatedFields { get; init; }

    public required IReadOnlyList<AccountContactResponse> Contacts { get; init; }

    /// <summary>Missing where the account is listed on a session.</summary>
    public string? AdminUrl { get; init; }

    // With a setter, because the JSON generator takes init-only properties for constructor parameters, which these cannot be.
    [JsonExtensionData]
    public Dictionary<string, object> Profile { get; set; } = [];
}

/// <summary>A person of a sponsor or exhibitor.</summary>
internal sealed record AccountContactResponse
{
    public required string Id { get; init; }

    public required string FriendlyId { get; init; }

    public required int FriendlyIdRaw { get; init; }

    public required string FullName { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public string? PhotoUrl { get; init; }

    public string? CompanyName { get; init; }

    public string? Title { get; init; }

    public string? About { get; init; }

    public required bool IsPrimary { get; init; }

    public required DateTimeOffset ContactCreatedAt { get; init; }

    public required DateTimeOffset ContactUpdatedAt { get; init; }

    public required DateTimeOffset RelationshipCreatedAt { get; init; }

    public required DateTimeOffset RelationshipUpdatedAt { get; init; }
}
