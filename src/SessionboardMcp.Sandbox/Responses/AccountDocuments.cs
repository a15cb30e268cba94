using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What kind of account: the two have the same properties and differ in their addresses and friendly ids.</summary>
/// <param name="Entities">As in addresses.</param>
/// <param name="Prefix">What the published example of a friendly id begins with.</param>
internal sealed record AccountKind(string Entities, string Prefix)
{
    public static AccountKind Sponsor { get; } = new("sponsors", "SPON");

    public static AccountKind Exhibitor { get; } = new("exhibitors", "EXH");
}

/// <summary>The documents of a sponsor or exhibitor: on its own, or on a session.</summary>
internal static class AccountDocuments
{
    private static readonly string[] ProfileNames =
    [
        "logo_image_url", "banner_image_url", "phone", "address_line_1", "address_line_2", "address_city", "address_state",
        "address_postal_code", "address_coutnry", "facebook_url", "instagram_url", "linkedin_url", "snapchat_username",
        "tiktok_username", "twitter_url", "website_url",
    ];

    /// <summary>The number as people quote it.</summary>
    public static string FriendlyId(Account account, AccountKind kind) => $"{kind.Prefix}-{account.Number}";

    /// <summary>On a session: without the link to itself.</summary>
    public static AccountResponse OnSession(Viewpoint view, Account account, AccountKind kind) => new()
    {
        Id = account.Id,
        FriendlyId = FriendlyId(account, kind),
        FriendlyIdRaw = account.Number,
        Name = account.Name,
        Description = account.Description,
        CreatedAt = account.CreatedAt,
        UpdatedAt = account.UpdatedAt,
        CustomFields = view.CustomFields(FieldModule.Account, account.CustomValues),
        TranslatedFields = view.Translations(FieldModule.Account, account.Translations),
        Contacts = [.. account.Contacts.Select(contact => Contact(view, contact))],
        Profile = view.Profile(account.Profile, ProfileNames),
    };

    /// <summary>On its own, and on a detailed sub-session.</summary>
    public static AccountResponse Alone(Viewpoint view, Account account, AccountKind kind) =>
        OnSession(view, account, kind) with { AdminUrl = view.AdminUrl(kind.Entities, account.Id) };

    private static AccountContactResponse Contact(Viewpoint view, AccountContact link)
    {
        var contact = view.Programme.Contact(link.ContactId);
        return new AccountContactResponse
        {
            Id = contact.Id,
            FriendlyId = PersonDocuments.FriendlyId(contact),
            FriendlyIdRaw = contact.Number,
            FullName = contact.FullName,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            Email = view.Email(contact.Email),
            PhotoUrl = contact.PhotoUrl,
            CompanyName = contact.Company,
            Title = contact.JobTitle,
            About = contact.About,
            IsPrimary = link.IsPrimary,
            ContactCreatedAt = contact.CreatedAt,
            ContactUpdatedAt = contact.UpdatedAt,
            RelationshipCreatedAt = link.CreatedAt,
            RelationshipUpdatedAt = link.UpdatedAt,
        };
    }
}
