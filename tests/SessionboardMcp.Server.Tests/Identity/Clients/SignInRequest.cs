using System.Net;
using System.Text.Json;
using System.Web;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>What an assistant sends through a sign-in.</summary>
internal static class SignInRequest
{
    // RFC 7636, appendix B.
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>Asks for a code.</summary>
    /// <returns>The code, or the error; no address where the request was refused without redirecting.</returns>
    public static async Task<(Uri? Redirect, string Outcome)> AuthorizeAsync(this HttpClient client, string clientId, string redirect, string scope = "offline_access", string challenge = "&code_challenge_method=S256&code_challenge=" + Challenge)
    {
        using var response = await client.GetAsync(new Uri(
            $"as/authorize?response_type=code&client_id={Uri.EscapeDataString(clientId)}&redirect_uri={Uri.EscapeDataString(redirect)}&scope={Uri.EscapeDataString(scope)}&state=abc{challenge}",
            UriKind.Relative));
        if (response.StatusCode == HttpStatusCode.Redirect)
        {
            var location = response.Headers.Location!;
            var query = HttpUtility.ParseQueryString(location.Query);
            return (new Uri(location.GetLeftPart(UriPartial.Path)), query["code"] ?? $"error:{query["error"]}");
        }

        return (null, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Exchanges at the token endpoint.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> ExchangeAsync(this HttpClient client, params (string Key, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        using var response = await client.PostAsync(new Uri("as/token", UriKind.Relative), content);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public static Task<(HttpStatusCode Status, JsonElement Body)> ExchangeCodeAsync(this HttpClient client, string clientId, string redirect, string code) =>
        client.ExchangeAsync(("grant_type", "authorization_code"), ("client_id", clientId), ("redirect_uri", redirect), ("code", code), ("code_verifier", Verifier));
}
