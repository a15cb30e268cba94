using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>A person's browser and the assistant beside it, one step at a time.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Redirect = "https://claude.ai/api/mcp/auth_callback";

    public const string Verifier = "a-verifier-that-is-long-enough-for-rfc-7636-section-4.1";

    private readonly PublicAddress _address;
    private readonly HttpClient _http;
    private string _more = "";

    public Visitor(PublicAddress address)
    {
        _address = address;
        _http = new HttpClient(new BrowserCookies(Cookies)) { BaseAddress = new Uri(address.Text) };
    }

    public CookieContainer Cookies { get; } = new();

    public string ClientId { get; set; } = "";

    /// <summary>Where the assistant wants its answer.</summary>
    public string RedirectTo { get; init; } = Redirect;

    public void Dispose() => _http.Dispose();

    /// <summary>The authorization request of an assistant, with changes.</summary>
    public string AuthorizeUrl(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectTo,
            ["state"] = "the-state",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["resource"] = _address.Resource,
            ["scope"] = "read:contacts read:events read:insights read:sessions offline_access",
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        return QueryHelpers.AddQueryString("/as/authorize", query.Where(pair => pair.Value is not null)) + _more;
    }

    /// <summary>Registers the assistant, once.</summary>
    public async Task RegisterAsync(string name = "Test Assistant", string[]? grants = null)
    {
        if (ClientId.Length > 0)
            return;
        using var answer = await _http.PostAsJsonAsync("/as/register", new
        {
            client_name = name,
            redirect_uris = (string[])[RedirectTo, "http://127.0.0.1/callback", "cursor://anysphere.cursor-mcp/oauth/callback"],
            token_endpoint_auth_method = "none",
            grant_types = grants ?? ["authorization_code", "refresh_token"],
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        ClientId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("client_id").GetString()!;
    }

    public async Task<HttpResponseMessage> GetAsync(string url) => await _http.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute));

    public async Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> form) =>
        await _http.PostAsync(new Uri(url, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(form));

    /// <summary>Goes to the consent page; a registered client asks.</summary>
    public async Task<(Uri Address, Dictionary<string, string> Form, string Html, HttpResponseMessage Response)> OpenConsentAsync(params (string Name, string? Value)[] changes)
    {
        await RegisterAsync();
        var address = AuthorizeUrl(changes);
        var page = await GetAsync(address);
        var html = await page.Content.ReadAsStringAsync();
        var form = HiddenField().Matches(html).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        // A browser sends what is ticked.
        foreach (Match ticked in TickedBox().Matches(html))
            form[ticked.Groups[1].Value] = ticked.Groups[2].Value;
        form["decision"] = "allow";
        form["region"] = "us";
        return (new Uri(address, UriKind.Relative), form, html, page);
    }

    /// <summary>Sends the form of the consent page; where the browser goes on to by a fresh navigation.</summary>
    public Task<Uri> LeaveAsync(Dictionary<string, string> form) => LeaveWithAsync(form);

    /// <summary>The same with fields that may occur several times.</summary>
    public async Task<Uri> LeaveWithAsync(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var page = await _http.PostAsync(new Uri("/as/consent", UriKind.Relative), content);
        var html = await page.Content.ReadAsStringAsync();
        page.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return new Uri(Onward(html));
    }

    /// <summary>Where a leaving page leads to, by itself and by its link.</summary>
    public static string Onward(string html)
    {
        var onward = WebUtility.HtmlDecode(Refresh().Match(html).Groups[1].Value);
        WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value).ShouldBe(onward);
        return onward;
    }

    /// <summary>What it takes from now on, as a browser says it.</summary>
    public void Accept(string types)
    {
        _http.DefaultRequestHeaders.Accept.Clear();
        _http.DefaultRequestHeaders.Accept.ParseAdd(types);
    }

    /// <summary>Allows it; the id of the request that now waits for the <see cref="FakeUpstream"/>.</summary>
    public async Task<string> AllowAsync(Dictionary<string, string> form)
    {
        var onward = await LeaveAsync(form);
        onward.ToString().ShouldStartWith(FakeUpstream.SignInAddress);
        return QueryHelpers.ParseQuery(onward.Query)["request"].ToString();
    }

    /// <summary>Consents and signs in; the redirect that carries the answer to the assistant.</summary>
    public async Task<Uri> ConnectAsync(params (string Name, string? Value)[] changes)
    {
        var consent = await OpenConsentAsync(changes);
        using var back = await GetAsync($"/oauth/callback/us?request={await AllowAsync(consent.Form)}");
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        return await FollowAsync(back.Headers.Location!);
    }

    /// <summary>As <see cref="ConnectAsync"/>, with parameters that may occur several times.</summary>
    public Task<Uri> ConnectWithAsync(IEnumerable<(string Name, string Value)> parameters)
    {
        _more = string.Concat(parameters.Select(pair => $"&{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return ConnectAsync([.. parameters.Select(pair => (pair.Name, (string?)null)).Distinct()]);
    }

    /// <summary>The redirect that the authorization endpoint answers with.</summary>
    public async Task<Uri> FollowAsync(Uri resume)
    {
        using var answer = await GetAsync(resume.ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    /// <summary>The whole way to tokens.</summary>
    public async Task<Tokens> SignInAsync(params (string Name, string? Value)[] changes) => await RedeemAsync(await ConnectAsync(changes));

    public async Task<Tokens> RedeemAsync(Uri answer)
    {
        var (status, json) = await TryRedeemAsync(answer);
        status.ShouldBe(HttpStatusCode.OK, json.ToString());
        return Tokens.Of(json);
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> TryRedeemAsync(Uri answer, string verifier = Verifier) => TokenAsync(new Dictionary<string, string>
    {
        ["grant_type"] = "authorization_code",
        ["code"] = QueryHelpers.ParseQuery(answer.Query)["code"].ToString(),
        ["redirect_uri"] = RedirectTo,
        ["client_id"] = ClientId,
        ["code_verifier"] = verifier,
    });

    /// <summary>Redeems a code with more parameters; one may occur several times.</summary>
    public Task<(HttpStatusCode Status, JsonElement Json)> TryRedeemAsync(Uri answer, params (string Name, string? Value)[] more) => TokenAsync(
        [("grant_type", "authorization_code"), ("code", QueryHelpers.ParseQuery(answer.Query)["code"].ToString()), ("redirect_uri", RedirectTo), ("client_id", ClientId), ("code_verifier", Verifier), .. more]);

    public Task<(HttpStatusCode Status, JsonElement Json)> RefreshAsync(string token, params (string Name, string? Value)[] more) =>
        TokenAsync([("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", ClientId), .. more]);

    private async Task<(HttpStatusCode Status, JsonElement Json)> TokenAsync((string Name, string? Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await _http.PostAsync(new Uri("/as/token", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> TokenAsync(Dictionary<string, string> form)
    {
        using var response = await PostAsync("/as/token", form);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>A JSON-RPC request of the 2025-11-25 revision.</summary>
    public Task<HttpResponseMessage> CallAsync(string? token, string method, string parameters = "{}") => McpAsync(token, "2025-11-25", method, parameters);

    public Task<HttpResponseMessage> McpAsync(string? token, string revision, string method, string parameters, params (string Name, string Value)[] headers) =>
        SendAsync(token, revision, Message(method, parameters), "/mcp", headers);

    /// <summary>Sends anything at all to an address of the MCP endpoint.</summary>
    public async Task<HttpResponseMessage> SendAsync(string? token, string revision, HttpContent content, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", revision);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }

    /// <summary>The JSON of an answer, be it plain or the one event of a stream.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal)) is { } line ? line["data: ".Length..] : text;
        return JsonDocument.Parse(json).RootElement;
    }

    private static StringContent Message(string method, string parameters) =>
        new($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", Encoding.UTF8, "application/json");

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<input type=\"checkbox\" name=\"([^\"]+)\" value=\"([^\"]*)\" checked")]
    private static partial Regex TickedBox();

    [GeneratedRegex("<meta http-equiv=\"refresh\" content=\"0;url=([^\"]*)\"")]
    private static partial Regex Refresh();

    [GeneratedRegex("<a class=\"onward\" href=\"([^\"]*)\"")]
    private static partial Regex Link();

    internal sealed record Tokens(string Access, string? Refresh, string Scope)
    {
        public static Tokens Of(JsonElement json) => new(
            json.GetProperty("access_token").GetString()!,
            json.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null,
            json.GetProperty("scope").GetString()!);
    }
}
