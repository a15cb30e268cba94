using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>What one person allowed one time, and the tokens that came of it.</summary>
internal sealed class Grant(string id, DemoPerson person, DemoOrganization organization, IReadOnlySet<string> scopes)
{
    /// <summary>Its id, by which its requests are counted.</summary>
    public string Id { get; } = id;

    public DemoPerson Person { get; } = person;

    public DemoOrganization Organization { get; } = organization;

    /// <summary>Whether it ended.</summary>
    public bool IsRevoked { get; set; }

    /// <summary>What it covers while its person may do this much.</summary>
    public IReadOnlySet<string> ScopesUnder(PersonRights rights) => scopes.Where(rights.Scopes.Contains).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A code that waits for its exchange; once used it is remembered, because a second use ends the grant.</summary>
internal sealed record WaitingCode(AuthorizationRequest Request, DemoPerson Person, DemoOrganization Organization, DateTimeOffset Until)
{
    public Grant? Grant { get; init; }
}

/// <summary>A refresh token of a grant, and when it was first used.</summary>
internal sealed record RefreshToken(Grant Grant, DateTimeOffset Until)
{
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>An access token of a grant.</summary>
internal sealed record AccessToken(Grant Grant, DateTimeOffset Until);

/// <summary>What the token endpoint answers with.</summary>
internal sealed record IssuedTokens(string AccessToken, string? RefreshToken, TimeSpan Lifetime, IReadOnlySet<string> Scopes);

/// <summary>How often what happened.</summary>
internal sealed record LedgerCount(int Exchanges = 0, int Refreshes = 0, int RefusedRefreshes = 0, int Revocations = 0);
