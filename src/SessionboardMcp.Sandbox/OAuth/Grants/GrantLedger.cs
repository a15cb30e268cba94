using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>
/// Every code, grant and token of a sandbox. They begin with <c>sandbox-</c>, so that a client refuses to send them to a real host
/// and a search of logs finds them.
/// </summary>
internal sealed class GrantLedger(SandboxOAuthOptions options, Rights rights, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WaitingCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshToken> _refreshTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccessToken> _accessTokens = new(StringComparer.Ordinal);
    private readonly List<Grant> _grants = [];
    private LedgerCount _count = new();

    public LedgerCount Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    public int Standing
    {
        get
        {
            lock (_lock)
                return _grants.Count(grant => !grant.IsRevoked);
        }
    }

    /// <summary>A code for what a person just allowed.</summary>
    public string IssueCode(AuthorizationRequest request, DemoPerson person, DemoOrganization organization)
    {
        var code = Secret("code");
        lock (_lock)
            _codes[code] = new WaitingCode(request, person, organization, time.GetUtcNow() + options.CodeLifetime);
        return code;
    }

    /// <summary>Exchanges a code for the first tokens of a grant.</summary>
    /// <exception cref="OAuthRefusedException">The code is not good for this exchange.</exception>
    public IssuedTokens Exchange(string code, string redirectUri, string verifier)
    {
        lock (_lock)
        {
            if (!_codes.TryGetValue(code, out var waiting))
                throw OAuthRefusedException.InvalidGrant("The code is not known.");
            if (waiting.Grant is { } earlier)
            {
                // RFC 6749, section 4.1.2: a code that comes twice was stolen by one of the two.
                earlier.IsRevoked = true;
                throw OAuthRefusedException.InvalidGrant("The code was used before; its tokens are revoked.");
            }

            if (waiting.Until <= time.GetUtcNow())
                throw OAuthRefusedException.InvalidGrant("The code has expired.");
            if (!string.Equals(waiting.Request.RedirectUri, redirectUri, StringComparison.Ordinal))
                throw OAuthRefusedException.InvalidGrant("redirect_uri is not the one of the authorization.");
            if (!string.Equals(waiting.Request.CodeChallenge, Challenge(verifier), StringComparison.Ordinal))
                throw OAuthRefusedException.InvalidGrant("code_verifier does not fit the challenge.");

            var grant = new Grant(Secret("grant"), waiting.Person, waiting.Organization, waiting.Request.Scopes.ToHashSet(StringComparer.Ordinal));
            var scopes = Allowed(grant);
            _grants.Add(grant);
            _codes[code] = waiting with { Grant = grant };
            _count = _count with { Exchanges = _count.Exchanges + 1 };
            return Issue(grant, scopes, withRefreshToken: true);
        }
    }

    /// <summary>Exchanges a refresh token for new tokens.</summary>
    /// <exception cref="OAuthRefusedException">The token is not good any more, or never was.</exception>
    public IssuedTokens Refresh(string refreshToken)
    {
        lock (_lock)
        {
            try
            {
                var known = Usable(refreshToken);
                var scopes = Allowed(known.Grant);
                if (options.RotatesRefreshTokens)
                    _refreshTokens[refreshToken] = known with { UsedAt = known.UsedAt ?? time.GetUtcNow() };
                _count = _count with { Refreshes = _count.Refreshes + 1 };
                return Issue(known.Grant, scopes, options.RotatesRefreshTokens);
            }
            catch (OAuthRefusedException)
            {
                _count = _count with { RefusedRefreshes = _count.RefusedRefreshes + 1 };
                throw;
            }
        }
    }

    /// <summary>Forgets an access token, or ends the grant of a refresh token. What is not known is as good as revoked.</summary>
    public void Revoke(string token)
    {
        lock (_lock)
        {
            var isRefreshToken = _refreshTokens.TryGetValue(token, out var refresh);
            if (isRefreshToken)
                refresh!.Grant.IsRevoked = true;
            if (_accessTokens.Remove(token) || isRefreshToken)
                _count = _count with { Revocations = _count.Revocations + 1 };
        }
    }

    /// <summary>Knows a refresh token that was issued elsewhere.</summary>
    public void Adopt(DemoPerson person, IEnumerable<string> scopes, string refreshToken)
    {
        lock (_lock)
        {
            var grant = new Grant(Secret("grant"), person, person.Organizations[0], scopes.ToHashSet(StringComparer.Ordinal));
            _grants.Add(grant);
            _refreshTokens[refreshToken] = new RefreshToken(grant, time.GetUtcNow() + options.RefreshTokenLifetime);
        }
    }

    public void RevokeAll(DemoPerson person)
    {
        lock (_lock)
            _grants.FindAll(grant => grant.Person.Id == person.Id).ForEach(grant => grant.IsRevoked = true);
    }

    /// <summary>The grant of an access token that is good at the moment.</summary>
    public Grant? FindByAccessToken(string token)
    {
        lock (_lock)
        {
            return _accessTokens.TryGetValue(token, out var known) && known.Until > time.GetUtcNow() && !known.Grant.IsRevoked
                ? known.Grant
                : null;
        }
    }

    private RefreshToken Usable(string refreshToken)
    {
        if (!_refreshTokens.TryGetValue(refreshToken, out var known))
            throw OAuthRefusedException.InvalidGrant("The refresh token is not known.");
        var now = time.GetUtcNow();
        if (known.Grant.IsRevoked)
            throw OAuthRefusedException.InvalidGrant("The grant was revoked.");
        if (known.UsedAt is { } used && (options.ReuseLeeway == TimeSpan.Zero || now > used + options.ReuseLeeway))
        {
            known.Grant.IsRevoked = true;
            throw OAuthRefusedException.InvalidGrant("The refresh token was used before; the grant is revoked.");
        }

        return known.Until > now ? known : throw OAuthRefusedException.InvalidGrant("The refresh token has expired.");
    }

    private IReadOnlySet<string> Allowed(Grant grant)
    {
        var now = rights.Of(grant.Person);
        if (!now.HasAiAccess)
            throw OAuthRefusedException.InvalidGrant("AI access is off for this person.");
        var scopes = grant.ScopesUnder(now);
        return scopes.Count > 0 ? scopes : throw OAuthRefusedException.InvalidGrant("The person may do nothing of what was granted.");
    }

    private IssuedTokens Issue(Grant grant, IReadOnlySet<string> scopes, bool withRefreshToken)
    {
        var now = time.GetUtcNow();
        var access = Secret("access");
        _accessTokens[access] = new AccessToken(grant, now + options.AccessTokenLifetime);
        string? refresh = null;
        if (withRefreshToken)
        {
            refresh = Secret("refresh");
            _refreshTokens[refresh] = new RefreshToken(grant, now + options.RefreshTokenLifetime);
        }

        return new IssuedTokens(access, refresh, options.AccessTokenLifetime, scopes);
    }

    private static string Secret(string kind) => $"sandbox-{kind}-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24))}";

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
