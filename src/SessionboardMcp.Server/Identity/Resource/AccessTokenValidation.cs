using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Keys;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Which access tokens are ours and good (RFC 9068, section 4), with keys at hand: nothing is fetched.</summary>
internal sealed class AccessTokenValidation(PublicAddress address, ServerKeyRing keys, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    // Clocks of the processes that share a database.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    /// <inheritdoc/>
    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new VerifiedTokens(keys, IsNow) { MapInboundClaims = false });
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = address.Issuer,
            ValidAudience = address.Resource,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, _, _) => keys.Current.Signing,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
            NameClaimType = "sub",
        };
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } start || now > start - Skew);
    }
}
