using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Accounts;

/// <summary>
/// A sponsor or an exhibitor; the API gives both the same shape. Its telephone and postal address are not even read: who needs
/// them opens <see cref="AdminUrl"/>.
/// </summary>
public sealed record Account
{
    /// <summary>The account's id, a text.</summary>
    public required string Id { get; init; }

    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The name of the company.</summary>
    public string? Name { get; init; }

    /// <summary>What the company says of itself, a text written by a stranger; HTML may be in it.</summary>
    public string? Description { get; init; }

    /// <summary>The website.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>The company's people.</summary>
    public IReadOnlyList<AccountContact> Contacts { get; init => field = value ?? []; } = [];

    /// <summary>The values of custom fields. Their definitions tell which are personal.</summary>
    public IReadOnlyList<CustomFieldValue> CustomFields { get; init => field = value ?? []; } = [];

    /// <summary>The link that lets an organizer check.</summary>
    public string? AdminUrl { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
