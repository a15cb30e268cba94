using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Server.Identity.Keys;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>
/// Checks an access token's signature once, as long as the keys are the same: it took a seventh of what a signed-in call computes. That its time has not run out is looked
/// at again for every call, and so is the grant behind it (<see cref="GrantLookup"/>). Of a token only a hash and its claims are kept.
/// </summary>
/// <param name="keys">The keys that sign.</param>
/// <param name="isNow">Whether a token's time is now.</param>
internal sealed class VerifiedTokens(ServerKeyRing keys, Func<DateTime?, DateTime?, bool> isNow) : JsonWebTokenHandler
{
    // More than a server has connections.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Verified> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var current = keys.Current;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_known.TryGetValue(hash, out var known))
        {
            if (ReferenceEquals(known.Keys, current) && IsNow(known))
                return Result(known);
            _known.TryRemove(hash, out _);
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result is not { IsValid: true, SecurityToken: JsonWebToken valid })
            return result;
        if (_known.Count >= Most)
            MakeRoom();
        _known[hash] = new Verified(current, valid.Issuer, valid.ValidFrom, valid.ValidTo, result.TokenType, IdentityOf(result));
        return result;
    }

    private bool IsNow(Verified known) => isNow(known.ValidFrom == DateTime.MinValue ? null : known.ValidFrom, known.ValidTo);

    private void MakeRoom()
    {
        foreach (var (hash, known) in _known)
        {
            if (!IsNow(known))
                _known.TryRemove(hash, out _);
        }

        if (_known.Count >= Most)
            _known.Clear();
    }

    // Without the token, which the handler's own identity refers to.
    private static CaseSensitiveClaimsIdentity IdentityOf(TokenValidationResult result) =>
        new(result.ClaimsIdentity.Claims.Select(claim => claim.Clone()), result.ClaimsIdentity.AuthenticationType, result.ClaimsIdentity.NameClaimType, result.ClaimsIdentity.RoleClaimType);

    // Whoever works with the identity has one of its own.
    private static TokenValidationResult Result(Verified known) => new()
    {
        IsValid = true,
        ClaimsIdentity = known.Identity.Clone(),
        Issuer = known.Issuer,
        SecurityToken = new KnownToken(known),
        TokenType = known.TokenType,
    };

    private sealed record Verified(ServerKeyRing.Keys Keys, string Issuer, DateTime ValidFrom, DateTime ValidTo, string? TokenType, CaseSensitiveClaimsIdentity Identity);

    /// <summary>What the bearer handler asks of a token.</summary>
    private sealed class KnownToken(Verified known) : SecurityToken
    {
        public override string? Id => null;

        public override string Issuer => known.Issuer;

        public override SecurityKey? SecurityKey => null;

        public override SecurityKey? SigningKey { get; set; }

        public override DateTime ValidFrom => known.ValidFrom;

        public override DateTime ValidTo => known.ValidTo;
    }
}
