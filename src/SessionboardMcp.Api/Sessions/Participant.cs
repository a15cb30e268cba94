using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// A person in a session. Telephone and postal address, which the API sends along, are not read: who needs them asks for
/// the contact.
/// </summary>
public sealed record Participant
{
    /// <summary>The contact's id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of this person's part in this session, by the newer model.</summary>
    public string? SessionParticipantId { get; init; }

    /// <summary>The role in this session; null when not told.</summary>
    [JsonPropertyName("participant_role")]
    public SessionRole? Role { get; init; }

    /// <summary>The whole name.</summary>
    public string? FullName { get; init; }

    /// <summary>The given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The family name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address. Personal: mask it unless the person chose otherwise.</summary>
    public string? Email { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The biography, a text written by a stranger.</summary>
    public string? About { get; init; }

    /// <summary>The address of the portrait.</summary>
    public string? PhotoUrl { get; init; }
}
