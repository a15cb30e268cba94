using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>An identity provider on this machine: metadata, keys, tokens for whoever asks, and people who sign in.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "one" };

    private TestProvider(WebApplication app)
    {
        _app = app;
        SignIn = new ProviderSignIn((audience, subject, nonce) => Issue(audience, subject: subject, type: "JWT", nonce: nonce, groups: [.. SignIn!.Groups]));
    }

    public string Authority => _app.Urls.First();

    /// <summary>Who signs in, and how.</summary>
    public ProviderSignIn SignIn { get; }

    /// <summary>What its metadata says besides, each followed by a comma.</summary>
    public string Supported { get; set; } = "";

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new TestProvider(builder.Build());
        provider._app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            $$"""
            {"issuer":"{{provider.Authority}}","jwks_uri":"{{provider.Authority}}/keys","authorization_endpoint":"{{provider.Authority}}/authorize","token_endpoint":"{{provider.Authority}}/token",
            "response_types_supported":["code"],{{provider.Supported}}"response_modes_supported":["query","form_post"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["ES256"]}
            """, "application/json"));
        provider.SignIn.MapTo(provider._app);
        provider._app.MapGet("/keys", () => Results.Text(provider.Keys(), "application/json"));
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>Issues a token; without minutes one that never ends.</summary>
    public string Issue(
        string audience = "https://mcp.example.org/mcp",
        string? issuer = null,
        int? minutes = 5,
        string type = "at+jwt",
        SigningCredentials? credentials = null,
        string subject = "dana@example.org",
        string? nonce = null,
        params string[] groups) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience,
            TokenType = type,
            Expires = minutes is { } given ? TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(given) : null,
            IssuedAt = nonce is null ? null : TimeProvider.System.GetUtcNow().UtcDateTime,
            Claims = nonce is null
                ? new Dictionary<string, object> { ["sub"] = subject, ["groups"] = groups }
                : groups.Length == 0 ? new Dictionary<string, object> { ["sub"] = subject, ["nonce"] = nonce }
                : new Dictionary<string, object> { ["sub"] = subject, ["nonce"] = nonce, ["groups"] = groups },
            SigningCredentials = credentials ?? new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        return $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"one","use":"sig","x":"{{key.X}}","y":"{{key.Y}}"}]}""";
    }
}
