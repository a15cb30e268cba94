namespace SessionboardMcp.Api.Accounts;

/// <summary>A person of a sponsor or exhibitor. The address is not read: who needs it asks for the contact.</summary>
public sealed record AccountContact
{
    /// <summary>The contact's id.</summary>
    public required string Id { get; init; }

    /// <summary>The whole name.</summary>
    public string? FullName { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>Whether this is the one to write to first.</summary>
    public bool IsPrimary { get; init; }
}
