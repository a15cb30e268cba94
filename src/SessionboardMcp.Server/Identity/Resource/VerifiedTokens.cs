using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Server.Identity.Keys;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>
/// Checks an access token's signature once, as long as the keys are the same: it took a seventh of what a signed-in call computes. That its time has not run out is looked
/// at again for every call, and so is the grant behind it (<see cref="GrantLookup"/>). Only a hash of each token is kept.
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
            if (ReferenceEquals(known.Keys, current) && isNow(known.Token.ValidFrom == DateTime.MinValue ? null : known.Token.ValidFrom, known.Token.ValidTo))
                return Result(known);
            _known.TryRemove(hash, out _);
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result is not { IsValid: true, SecurityToken: JsonWebToken valid })
            return result;
        if (_known.Count >= Most)
            _known.Clear();
        _known[hash] = new Verified(current, valid, result);
        return result;
    }

    // Whoever works with the identity has one of its own.
    private static TokenValidationResult Result(Verified known) => new()
    {
        IsValid = true,
        ClaimsIdentity = known.Result.ClaimsIdentity.Clone(),
        Issuer = known.Result.Issuer,
        SecurityToken = known.Token,
        TokenType = known.Result.TokenType,
    };

    private sealed record Verified(ServerKeyRing.Keys Keys, JsonWebToken Token, TokenValidationResult Result);
}
