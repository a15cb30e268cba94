using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// An assistant on a web site of its own: <c>127.0.0.1</c>, while the server is on <c>localhost</c>, so that a browser sees two sites. It
/// signs people in by a link, or by a popup whose last page tells its opener.
/// </summary>
internal sealed class WebAssistant : IAsyncDisposable
{
    public const string Application = "cursor://anysphere.cursor-mcp/oauth/callback";

    private const string Home = """
        <!DOCTYPE html><title>Assistant</title><a>Connect</a> <button>Connect in a popup</button><output></output>
        <script>
          const authorize = new URLSearchParams(location.search).get('authorize');
          document.querySelector('a').href = authorize;
          document.querySelector('button').onclick = () => { window.open(authorize, 'sign-in', 'popup,width=500,height=700'); };
          addEventListener('message', event => { document.querySelector('output').textContent = event.data; });
        </script>
        """;

    private const string Back = """
        <!DOCTYPE html><title>Connected</title><p>Connected</p>
        <script>if (window.opener) { window.opener.postMessage(location.search, location.origin); }</script>
        """;

    private readonly WebApplication _app;
    private readonly BrowserServer _server;
    private readonly Visitor _client;

    private WebAssistant(WebApplication app, BrowserServer server) => (_app, _server, _client) = (app, server, new Visitor(server.Address));

    public string Callback => $"{_app.Urls.First()}/callback";

    public static async Task<WebAssistant> StartAsync(BrowserServer server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var assistant = new WebAssistant(builder.Build(), server);
        assistant._app.MapGet("/", () => Results.Content(Home, "text/html"));
        assistant._app.MapGet("/callback", () => Results.Content(Back, "text/html"));
        await assistant._app.StartAsync();
        await assistant._client.RegisterAsync("Web assistant");
        return assistant;
    }

    /// <summary>The address that begins a sign-in.</summary>
    public string Authorize(string state, string? redirect = null) =>
        _server.Address.Text + _client.AuthorizeUrl(("state", state), ("redirect_uri", redirect ?? Callback));

    /// <summary>Its own page, with a link and a button for a sign-in.</summary>
    public string HomePage(string state) => QueryHelpers.AddQueryString($"{_app.Urls.First()}/", "authorize", Authorize(state));

    /// <summary>Exchanges the code of an answer.</summary>
    public async Task RedeemAsync(string answer) => (await _client.TokenAsync(new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = QueryHelpers.ParseQuery(answer[answer.IndexOf('?', StringComparison.Ordinal)..])["code"].ToString(),
        ["redirect_uri"] = Callback,
        ["client_id"] = _client.ClientId,
        ["code_verifier"] = Visitor.Verifier,
    })).Status.ShouldBe(System.Net.HttpStatusCode.OK);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
