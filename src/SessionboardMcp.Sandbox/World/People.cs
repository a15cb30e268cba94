namespace SessionboardMcp.Sandbox.World;

/// <summary>A person: speaker, submitter, or contact of a sponsor or exhibitor.</summary>
public sealed record Contact
{
    /// <summary>The contact's id: a UUID as text.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the friendly id.</summary>
    public required int Number { get; init; }

    /// <summary>Given name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string LastName { get; init; }

    /// <summary>E-mail address, always at a reserved example domain.</summary>
    public required string Email { get; init; }

    /// <summary>When made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Address of the portrait; null where missing.</summary>
    public string? PhotoUrl { get; init; }

    /// <summary>Employer.</summary>
    public string? Company { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The biography; null where missing.</summary>
    public string? About { get; init; }

    /// <summary>
    /// The other profile fields that the API returns, by their API name (<c>phone_home</c>, <c>address_city</c>,
    /// <c>linkedin_url</c>, <c>gender</c>, <c>speaker_fee</c> …); a field without a value is missing.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Profile { get; init; }

    /// <summary>Values of custom fields.</summary>
    public IReadOnlyList<CustomValue> CustomValues { get; init; } = [];

    /// <summary>Translations of biography and job title.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>Given and family name.</summary>
    public string FullName => $"{FirstName} {LastName}".Trim();
}

/// <summary>A sponsor or exhibitor.</summary>
public sealed record Account
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the friendly id.</summary>
    public required int Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The other fields that the API returns, by their API name (<c>logo_image_url</c>, <c>phone</c>, <c>address_city</c>,
    /// <c>address_coutnry</c> …); a field without a value is missing.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Profile { get; init; }

    /// <summary>When made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Values of custom fields.</summary>
    public IReadOnlyList<CustomValue> CustomValues { get; init; } = [];

    /// <summary>Translations of the description.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>Its people.</summary>
    public IReadOnlyList<AccountContact> Contacts { get; init; } = [];
}

/// <summary>A person of a sponsor or exhibitor.</summary>
/// <param name="ContactId">The person.</param>
/// <param name="IsPrimary">Whether the first to call.</param>
/// <param name="CreatedAt">When linked (UTC).</param>
/// <param name="UpdatedAt">When the link was last changed (UTC).</param>
public sealed record AccountContact(string ContactId, bool IsPrimary, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A contact that was deleted, with the places that a restore gives back.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Parts">In which sessions, and as what.</param>
/// <param name="Accounts">With which sponsors and exhibitors.</param>
public sealed record DeletedContact(
    Contact Contact, IReadOnlyList<(Guid SessionId, Participant Part)> Parts, IReadOnlyList<(string AccountId, AccountContact Link)> Accounts);
