using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Sandbox.Hosting;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>Plays a demo person at the sandbox, without its page.</summary>
internal static class SandboxPerson
{
    // The pair of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private const string Redirect = "http://127.0.0.1:7777/callback";

    /// <summary>Answers an authorization request as a person who allows it (or not), and gives the address that the browser goes back to.</summary>
    public static async Task<Uri> AnswerAsync(Uri authorization, string person, bool approved = true, string? organization = null)
    {
        using var http = Client(authorization);
        var body = QueryHelpers.ParseQuery(authorization.Query)
            .Where(pair => pair.Key is "client_id" or "redirect_uri" or "response_type" or "code_challenge" or "code_challenge_method" or "scope" or "state")
            .ToDictionary(pair => pair.Key, pair => (object?)pair.Value.ToString());
        var eligible = await http.GetFromJsonAsync<JsonElement>($"/oauth/eligible-orgs?person={person}");
        (body["person"], body["approved"]) = (person, approved);
        body["organization_id"] = organization ?? eligible.GetProperty("organizations")[0].GetProperty("id").GetString();
        using var answer = await http.PostAsJsonAsync("/oauth/authorize/consent", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("redirect_url").GetString()!);
    }

    /// <summary>Signs in all the way, and gives the tokens.</summary>
    public static async Task<(string Access, string Refresh, string Scope)> SignInAsync(SandboxHost sandbox, string person, string scope, string? organization = null)
    {
        var request = new Uri(sandbox.BaseAddress, "/oauth/authorize?client_id=sessionboard-mcp&response_type=code&code_challenge_method=S256"
            + $"&redirect_uri={Uri.EscapeDataString(Redirect)}&code_challenge={Challenge}&scope={Uri.EscapeDataString(scope)}");
        var back = await AnswerAsync(request, person, organization: organization);
        using var http = Client(sandbox.BaseAddress);
        using var answer = await http.PostAsJsonAsync("/oauth/token", new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(back.Query)["code"].ToString(),
            ["redirect_uri"] = Redirect,
            ["client_id"] = "sessionboard-mcp",
            ["code_verifier"] = Verifier,
        });
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!, tokens.GetProperty("scope").GetString()!);
    }

    /// <summary>The status of a call of the public API.</summary>
    public static async Task<HttpStatusCode> CallAsync(SandboxHost sandbox, string accessToken)
    {
        using var http = Client(sandbox.BaseAddress);
        http.DefaultRequestHeaders.Authorization = new("Bearer", accessToken);
        using var answer = await http.GetAsync("/v1/events");
        return answer.StatusCode;
    }

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)) };
}
