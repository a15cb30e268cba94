using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.OAuth;

/// <summary>A sandbox of the small world, and a client that signs people in to it.</summary>
internal sealed class OAuthClient : IAsyncDisposable
{
    // The pair of RFC 7636, appendix B.
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public const string Redirect = "http://127.0.0.1:7777/callback";

    private readonly SandboxHost _host;

    private OAuthClient(SandboxHost host, FakeTimeProvider time)
    {
        (_host, Time) = (host, time);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseAddress };
    }

    public HttpClient Http { get; }

    public FakeTimeProvider Time { get; }

    public SandboxOAuth OAuth => _host.OAuth;

    /// <summary>Where the consent page is.</summary>
    public Uri ConsentAddress => _host.ConsentAddress;

    /// <summary>The consent page, as a browser that follows the redirect sees it.</summary>
    public async Task<HttpResponseMessage> ConsentPageAsync(Dictionary<string, string?> parameters)
    {
        using var sent = await AuthorizeAsync(parameters, "text/html,application/xhtml+xml");
        sent.StatusCode.ShouldBe(HttpStatusCode.Found, await sent.Content.ReadAsStringAsync());
        sent.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(new Uri(ConsentAddress, "/oauth/consent").AbsoluteUri);
        return await Http.GetAsync(sent.Headers.Location);
    }

    public static async Task<OAuthClient> StartAsync(SandboxOAuthOptions? options = null, SandboxOptions? sandbox = null)
    {
        var time = new FakeTimeProvider();
        var host = await SandboxHost.StartAsync((sandbox ?? new SandboxOptions { Organization = SmallWorld.Create() }) with
        {
            OAuth = options ?? new SandboxOAuthOptions(),
            TimeProvider = time,
        });
        return new OAuthClient(host, time);
    }

    /// <summary>A good request; a value replaces a parameter, null leaves it out.</summary>
    public static Dictionary<string, string?> Request(string? name = null, string? value = null)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = "sessionboard-mcp",
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
            ["scope"] = "read:events read:insights write:sessions",
            ["state"] = "s t&te",
        };
        if (name is not null)
            parameters[name] = value;
        return parameters;
    }

    public Task<HttpResponseMessage> AuthorizeAsync(Dictionary<string, string?> parameters, string accept = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString("/oauth/authorize", parameters.Where(parameter => parameter.Value is not null)));
        request.Headers.Accept.ParseAdd(accept);
        return Http.SendAsync(request);
    }

    /// <summary>What the browser brings back after consent.</summary>
    public async Task<Dictionary<string, string>> ConsentAsync(string person, string? organization = null, string? scope = null, bool approved = true)
    {
        var body = new JsonObject();
        foreach (var (name, value) in Request("scope", scope ?? Request()["scope"]))
            body[name] = value;
        (body["person"], body["approved"]) = (person, approved);
        body["organization_id"] = organization ?? (await OrganizationsAsync(person))[0];
        var answer = await PostAsync("/oauth/authorize/consent", body.ToJsonString());
        var address = (await JsonAsync(answer)).GetProperty("redirect_url").GetString()!;
        address.ShouldStartWith(Redirect + "?");
        return QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    public async Task<List<string>> OrganizationsAsync(string person) =>
    [
        .. (await JsonAsync(await Http.GetAsync($"/oauth/eligible-orgs?person={person}"))).GetProperty("organizations").EnumerateArray()
            .Select(organization => organization.GetProperty("id").GetString()!),
    ];

    public Task<HttpResponseMessage> ExchangeAsync(string code, string verifier = Verifier, string redirect = Redirect) => PostAsync("/oauth/token",
        $$"""{"grant_type":"authorization_code","code":"{{code}}","redirect_uri":"{{redirect}}","client_id":"sessionboard-mcp","code_verifier":"{{verifier}}"}""");

    public Task<HttpResponseMessage> RefreshAsync(string token) => PostAsync("/oauth/token",
        $$"""{"grant_type":"refresh_token","refresh_token":"{{token}}","client_id":"sessionboard-mcp"}""");

    public async Task<Tokens> SignInAsync(string person, string? organization = null, string? scope = null) =>
        await TokensAsync(await ExchangeAsync((await ConsentAsync(person, organization, scope))["code"]));

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        Http.PostAsync(path, new StringContent(body, Encoding.UTF8, type));

    public async Task<(int Status, string Text)> CallAsync(string method, string path, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<Tokens> TokensAsync(HttpResponseMessage response)
    {
        var json = await JsonAsync(response);
        return new Tokens(
            json.GetProperty("access_token").GetString()!,
            json.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null,
            json.GetProperty("scope").GetString()!);
    }

    /// <summary>The status 400, and the error's code.</summary>
    public static async Task ShouldBeRefusedAsync(HttpResponseMessage response, string error)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["error", "error_description"]);
        json.GetProperty("error").GetString().ShouldBe(error);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}

/// <summary>What the token endpoint answered.</summary>
internal sealed record Tokens(string Access, string? Refresh, string Scope);
