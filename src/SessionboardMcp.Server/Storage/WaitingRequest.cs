namespace SessionboardMcp.Server.Storage;

/// <summary>
/// An authorization request of an assistant that the person allowed, and that waits for Sessionboard. It lives for ten minutes,
/// belongs to one browser, and leads to one answer.
/// </summary>
internal sealed class WaitingRequest
{
    /// <summary>A random id that nobody can guess; it travels in addresses and in the state of the sign-in.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the cookie that its browser was given for it, in base64url.</summary>
    public required string BrowserKeyHash { get; init; }

    /// <summary>The assistant, by its client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the answer goes; it was checked against the client's registration.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>Every parameter of the request, as a query string.</summary>
    public required string Parameters { get; init; }

    /// <summary>The scopes that the assistant asked for, narrowed to known ones.</summary>
    public required IReadOnlySet<string> RequestedScopes { get; init; }

    /// <summary>The scopes that the person chose.</summary>
    public required IReadOnlySet<string> Scopes { get; set; }

    /// <summary>The region that the person chose.</summary>
    public string? Region { get; set; }

    /// <summary>Whether the person chose to show personal data.</summary>
    public bool ShowsPersonalData { get; set; }

    /// <summary>Whether the person chose to see every change before it is made.</summary>
    public bool AsksForEveryChange { get; set; }

    /// <summary>What the person calls the connection; null where they do not.</summary>
    public string? Label { get; set; }

    /// <summary>When it began to wait.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After which nothing can be done with it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the person consented.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>When the person or Sessionboard decided; set once, by whoever comes first.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The connection that came of it; null before, and for a refusal.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>When the assistant was answered; set once.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}
