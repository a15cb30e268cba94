using System.Text.Json.Serialization;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Contacts;

/// <summary>
/// A person. The API sends more than is here: gender, ethnicity, pronouns, fee, score, age range, revenue and their like
/// are not even read, so that no mistake further up can show them.
/// </summary>
public sealed record Contact
{
    /// <summary>The contact's id, a text.</summary>
    public required string Id { get; init; }

    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The whole name.</summary>
    public string? FullName { get; init; }

    /// <summary>The given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The family name.</summary>
    public string? LastName { get; init; }

    /// <summary>The title before the name, such as Dr.</summary>
    public string? Honorific { get; init; }

    /// <summary>The e-mail address. Personal: mask it unless the person chose otherwise.</summary>
    public string? Email { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The industry.</summary>
    public string? Industry { get; init; }

    /// <summary>The biography, a text written by a stranger.</summary>
    public string? About { get; init; }

    /// <summary>What the person can speak about, a text written by a stranger.</summary>
    public string? TopicExpertise { get; init; }

    /// <summary>When the person has time, a text that somebody wrote.</summary>
    public string? Availability { get; init; }

    /// <summary>The languages the person speaks, as text.</summary>
    public string? Languages { get; init; }

    /// <summary>The address of the portrait.</summary>
    public string? PhotoUrl { get; init; }

    /// <summary>The telephone at home. Personal.</summary>
    public string? PhoneHome { get; init; }

    /// <summary>The mobile telephone. Personal.</summary>
    public string? PhoneMobile { get; init; }

    /// <summary>The first line of the postal address. Personal.</summary>
    [JsonPropertyName("address_line_1")]
    public string? AddressLine1 { get; init; }

    /// <summary>The second line of the postal address. Personal.</summary>
    [JsonPropertyName("address_line_2")]
    public string? AddressLine2 { get; init; }

    /// <summary>The city. Personal.</summary>
    public string? AddressCity { get; init; }

    /// <summary>The state or province. Personal.</summary>
    public string? AddressState { get; init; }

    /// <summary>The postal code. Personal.</summary>
    public string? AddressPostalCode { get; init; }

    /// <summary>The country. Personal.</summary>
    public string? AddressCountry { get; init; }

    /// <summary>The website.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>The LinkedIn page.</summary>
    public string? LinkedinUrl { get; init; }

    /// <summary>The Twitter page.</summary>
    public string? TwitterUrl { get; init; }

    /// <summary>The values of custom fields. Their definitions tell which are personal.</summary>
    public IReadOnlyList<CustomFieldValue> CustomFields { get; init => field = value ?? []; } = [];

    /// <summary>The link that lets an organizer check.</summary>
    public string? AdminUrl { get; init; }

    /// <summary>When the contact was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the contact last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
