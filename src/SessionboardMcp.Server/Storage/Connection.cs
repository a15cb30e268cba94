namespace SessionboardMcp.Server.Storage;

/// <summary>
/// One consent of one person to one assistant, with the grant of Sessionboard behind it. Sessionboard does not name people, so
/// nothing here does.
/// </summary>
internal sealed class Connection
{
    /// <summary>The random subject of every token that we issue for it.</summary>
    public required string Id { get; init; }

    /// <summary>The assistant, by its client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>What the assistant calls itself; text of a stranger.</summary>
    public required string ClientName { get; init; }

    /// <summary>The host that the code was sent to.</summary>
    public required string RedirectHost { get; init; }

    /// <summary>The region of the organization: <c>us</c> or <c>eu</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Scheme, host and port that issued the grant; its tokens go nowhere else.</summary>
    public required string UpstreamHost { get; init; }

    /// <summary>The scopes that the person chose.</summary>
    public required IReadOnlySet<string> ChosenScopes { get; init; }

    /// <summary>The scopes that Sessionboard granted last; a refresh may change them.</summary>
    public required IReadOnlySet<string> GrantedScopes { get; set; }

    /// <summary>Whether the person chose to show personal data. The operator must allow it too.</summary>
    public bool ShowsPersonalData { get; init; }

    /// <summary>Whether the person chose to see every change before it is made.</summary>
    public bool AsksForEveryChange { get; init; }

    /// <summary>Until when the person lets single edits be made without asking; null where they do not.</summary>
    public DateTimeOffset? EditsFreelyUntil { get; set; }

    /// <summary>What the person called the connection; null where they did not.</summary>
    public string? Label { get; init; }

    /// <summary>When the person consented.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>SHA-256 of the key in the cookie of the browser that consented, in base64url.</summary>
    public required string BrowserKeyHash { get; init; }

    /// <summary>Sessionboard's access token, protected by <see cref="ConnectionSecrets"/>; null once the connection has ended.</summary>
    public string? UpstreamAccessToken { get; set; }

    /// <summary>Sessionboard's refresh token, protected by <see cref="ConnectionSecrets"/>; null where it gave none.</summary>
    public string? UpstreamRefreshToken { get; set; }

    /// <summary>When <see cref="UpstreamAccessToken"/> expires.</summary>
    public DateTimeOffset UpstreamExpiresAt { get; set; }

    /// <summary>The process that refreshes now, by a random name; null where none does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>When that process is taken for dead.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; set; }

    /// <summary>When it ended; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended, for the operator: one of <see cref="EndReasons"/>.</summary>
    public string? EndReason { get; set; }

    /// <summary>Counts the changes, so that one who read before another's change does not overwrite it.</summary>
    public long Version { get; set; }
}
