using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A person, as contact, speaker or participant; which profile fields there are depends on where.</summary>
internal abstract record PersonResponse
{
    public required string Id { get; init; }

    public required string FriendlyId { get; init; }

    public required string FullName { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? PhotoUrl { get; init; }

    public string? CompanyName { get; init; }

    public string? Title { get; init; }

    public string? About { get; init; }

    public IReadOnlyList<TranslatedFieldResponse>? TranslatedFields { get; init; }

    public required IReadOnlyList<CustomFieldResponse> CustomFields { get; init; }

    // With a setter, because the JSON generator takes init-only properties for constructor parameters, which these cannot be.
    [JsonExtensionData]
    public Dictionary<string, object> Profile { get; set; } = [];
}

internal sealed record ContactResponse : PersonResponse
{
    public required string AdminUrl { get; init; }
}

/// <summary>A person on a session, in one of the three legacy lists or in the flat one.</summary>
internal sealed record SessionSpeakerResponse : PersonResponse
{
    /// <summary>Only in the flat list.</summary>
    public Guid? SessionParticipantId { get; init; }

    public ParticipantRoleResponse? ParticipantRole { get; init; }
}

internal sealed record ParticipantRoleResponse
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NamePlural { get; init; }

    public required string CoreRole { get; init; }
}
