using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>How people sign in at <see cref="TestProvider"/> for a program's own pages: the authorization code flow of OpenID Connect, with PKCE.</summary>
/// <param name="issue">Issues an ID token: audience, subject, nonce.</param>
internal sealed class ProviderSignIn(Func<string, string, string?, string> issue)
{
    private readonly Dictionary<string, (string Person, Dictionary<string, string> Asked)> _codes = [];

    /// <summary>Who sits before the browser; null where they say no.</summary>
    public string? Person { get; set; } = "dana@example.org";

    /// <summary>The groups that ID tokens name; none where they say nothing of groups.</summary>
    public IReadOnlyList<string> Groups { get; set; } = ["writers", "everybody"];

    /// <summary>The scopes that the answer says were granted; null where it names none.</summary>
    public string? Granted { get; set; }

    /// <summary>What makes an ID token of what was asked; by default the right one.</summary>
    public Func<string, string, string?, string> Issue { get; set; } = issue;

    /// <summary>What the program asked for, newest last.</summary>
    public List<Dictionary<string, string>> Asked { get; } = [];

    /// <summary>The client's secret; null for a public client.</summary>
    public string? Secret { get; set; }

    public void MapTo(WebApplication app)
    {
        app.MapGet("/authorize", (HttpContext context) =>
        {
            var asked = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            Asked.Add(asked);
            var code = Guid.NewGuid().ToString("N");
            if (Person is not null)
                _codes[code] = (Person, asked);
            return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"], new Dictionary<string, string?>
            {
                ["state"] = asked["state"],
                [Person is null ? "error" : "code"] = Person is null ? "access_denied" : code,
            }));
        });
        app.MapPost("/token", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            if (!_codes.Remove(form["code"].ToString(), out var known)
                || form["redirect_uri"] != known.Asked["redirect_uri"]
                || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != known.Asked["code_challenge"]
                || SecretOf(context, form) != Secret)
            {
                return Results.Text("""{"error":"invalid_grant"}""", "application/json", statusCode: 400);
            }

            var token = Issue(known.Asked["client_id"], known.Person, known.Asked.GetValueOrDefault("nonce"));
            return Results.Text($$"""{"access_token":"opaque","token_type":"Bearer","expires_in":300,{{(Granted is null ? "" : $"\"scope\":\"{Granted}\",")}}"id_token":"{{token}}"}""", "application/json");
        });
    }

    private static string? SecretOf(HttpContext context, IFormCollection form)
    {
        var basic = context.Request.Headers.Authorization.ToString();
        return basic.StartsWith("Basic ", StringComparison.Ordinal) ? System.Net.WebUtility.UrlDecode(Encoding.UTF8.GetString(Convert.FromBase64String(basic[6..])).Split(':')[1])
            : form["client_secret"] is [{ } posted] ? posted : null;
    }
}
