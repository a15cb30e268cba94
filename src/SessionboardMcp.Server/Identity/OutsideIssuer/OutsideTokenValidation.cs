using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Which access tokens of the outside provider are good. Its keys and its issuer come from its own metadata.</summary>
internal sealed class OutsideTokenValidation(IOptions<OutsideIssuerOptions> outside, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    /// <inheritdoc />
    public void Configure(JwtBearerOptions options)
    {
        options.Authority = outside.Value.Authority;
        // The rules let http through only for a provider on this machine.
        options.RequireHttpsMetadata = outside.Value.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = outside.Value.Audience,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            // Only asymmetric ones: whoever can check a token must not be able to make one. An ID token is a JWT, too, and bears the
            // client's audience, so the exact audience keeps it out where the provider does not write at+jwt.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
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
