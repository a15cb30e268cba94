using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Pages;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Server.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Hosting;
using SessionboardMcp.Server.Tests.Identity.Approval;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>
/// An attacker with all that an assistant has, and more: the bearer token, the link, the ids, the hash of what would be shown, a token against forged
/// forms of its own, and HTTP to every route. It has no key of a browser, and brings nothing that waits to applied. Routes and tools are those of the
/// product: a new one has to be looked at, and written into <c>closure.txt</c>.
/// </summary>
public sealed partial class ClosureTests
{
    private static readonly string Reviewed = File.ReadAllText(Path.Combine(RealClients.Root, "tests", "SessionboardMcp.Server.Tests", "Requirements", "closure.txt"));

    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete];

    [Fact]
    public async Task Behind_sign_in_nothing_that_an_assistant_has_approves()
    {
        await using var scene = await ApprovalScene.StartAsync();
        var change = await scene.WaitingAsync();
        var routes = Routes(scene.Server.Services);
        ShouldBeReviewed("signed-in", routes);
        using var attacker = new Attacker(new Uri(scene.Server.Address.Text), scene.Tokens.Access, change);

        // The authorization server's endpoints that OpenIddict answers are no routes.
        await attacker.TryAllAsync([.. routes, "/as/token", "/as/revoke", "/as/.well-known/openid-configuration"]);

        await scene.StillWaitsAsync(change);
        (await scene.QueryAsync(database => Task.FromResult(database.PairedBrowsers.Count()))).ShouldBe(0);
        (await scene.QueryAsync(database => Task.FromResult(database.Connections.Single(row => row.Id == scene.Connection).EditsFreelyUntil))).ShouldBeNull();
        (await scene.AuditedAsync()).ShouldNotContain(entry => entry.Action == "change.applying");
        // The same page, in the browser that consented: so what was tried was worth trying.
        (await ApprovalScene.PressAsync(scene.Person, change, "approve")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await scene.KeptAsync(change)).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task On_this_machine_nothing_that_an_assistant_has_approves()
    {
        var server = new RunningServer();
        await server.InitializeAsync();
        var store = server.Services.GetRequiredService<IChangeStore>();
        var change = await store.AddAsync(SampleChanges.One() with { Connection = server.Services.GetRequiredService<Caller>().Subject, ExpiresAt = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) }, CancellationToken.None);
        var routes = Routes(server.Services);
        ShouldBeReviewed("local", routes);
        using var attacker = new Attacker(server.Address, "no-token-is-asked-for-with-invented-data", change);

        await attacker.TryAllAsync(routes);

        (await store.FindAsync(change.Connection, change.Id, CancellationToken.None))!.State.ShouldBe(ChangeState.Waiting);
        server.Services.GetRequiredService<Caller>().EditsFreelyUntil.ShouldBeNull();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Behind_an_outside_issuer_there_is_no_page_at_all()
    {
        var server = new OutsideServer();
        await server.InitializeAsync();
        var store = server.Services.GetRequiredService<IChangeStore>();
        var change = await store.AddAsync(SampleChanges.One() with { ExpiresAt = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) }, CancellationToken.None);
        var routes = Routes(server.Services);
        ShouldBeReviewed("outside", routes);
        using var attacker = new Attacker(new Uri("https://mcp.example.org"), server.Provider.Issue(groups: ["organizers"]), change, server.Client);

        await attacker.TryAllAsync([.. routes, "/changes", "/changes/{id}", "/pair"]);

        (await store.FindAsync(change.Connection, change.Id, CancellationToken.None))!.State.ShouldBe(ChangeState.Waiting);
        // Answers carry no link to a page that is not there.
        server.Services.GetService<ChangePage>().ShouldBeNull();
        routes.ShouldNotContain(route => route.Contains("changes", StringComparison.Ordinal));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Behind_an_outside_issuer_with_pages_nothing_that_an_assistant_has_approves()
    {
        var server = new OutsideServer();
        foreach (var (key, value) in OutsideServer.SignIn)
            server.Settings[key] = value;
        await server.InitializeAsync();
        var store = server.Services.GetRequiredService<IChangeStore>();
        // The token is that of the person whose change it is.
        var subject = server.Services.GetRequiredService<OutsideCallers>().SubjectOf(server.Provider.Authority, "dana@example.org");
        var change = await store.AddAsync(SampleChanges.One() with { Connection = subject, ExpiresAt = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) }, CancellationToken.None);
        var routes = Routes(server.Services);
        ShouldBeReviewed("outside-pages", routes);
        using var attacker = new Attacker(new Uri("https://mcp.example.org"), server.Provider.Issue(groups: ["writers"]), change, server.Client);

        await attacker.TryAllAsync([.. routes, "/pair"]);

        (await store.FindAsync(change.Connection, change.Id, CancellationToken.None))!.ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Waiting), kept => kept.Version.ShouldBe(change.Version));
        server.Services.GetRequiredService<EditAllowances>().Until(subject).ShouldBeNull();
        // The same page, for who signs in: so what was tried was worth trying.
        using var person = server.Browser();
        (await person.PressAsync(await person.OpenAsync($"/changes/{change.Id}"), ("decision", "refuse"))).Status.ShouldBe(HttpStatusCode.OK);
        (await store.FindAsync(change.Connection, change.Id, CancellationToken.None))!.State.ShouldBe(ChangeState.Refused);
        await server.DisposeAsync();
    }

    [Fact]
    public void Every_tool_was_looked_at_and_none_takes_what_could_approve()
    {
        var tools = ToolCatalogue.Create().Concat(DeepResearch.Create()).Concat(Views.Create()).Select(tool => tool.ProtocolTool).ToList();

        ShouldBeReviewed("tools", [.. tools.Select(tool => tool.Name)]);
        foreach (var argument in tools.SelectMany(tool => tool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => $"{tool.Name}.{property.Name}") : []))
            Regex.IsMatch(argument, "approv|decision|confirm|consent|shown|free_edits|pair|browser|cookie", RegexOptions.IgnoreCase).ShouldBeFalse(argument);
    }

    private static List<string> Routes(IServiceProvider services) =>
    [
        .. services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}").Distinct(),
    ];

    private static void ShouldBeReviewed(string section, IReadOnlyList<string> found)
    {
        var lines = Reviewed.Split($"[{section}]\n") is [_, var rest] ? rest.Split("\n[")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")[0]).ToList() : [];

        found.ShouldNotBeEmpty();
        found.Except(lines).ShouldBeEmpty($"section [{section}] of closure.txt: look whether it could approve a change, and add it");
    }

    private sealed partial class Attacker(Uri address, string token, ChangeSet change, HttpClient? client = null) : IDisposable
    {
        // Cookies of its own: what the server gives to anybody.
        private readonly HttpClient _http = client ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

        public async Task TryAllAsync(IReadOnlyList<string> routes)
        {
            var fields = await FieldsAsync();
            foreach (var path in routes.SelectMany(Paths).Distinct())
            {
                foreach (var method in Methods)
                {
                    foreach (var content in (Func<HttpContent?>[])[() => null, () => new FormUrlEncodedContent(fields), () => Json("""{"decision":"approve"}"""), () => Json(Call("get_change"))])
                        await SendAsync(method, path, content());
                }
            }

            foreach (var tool in ToolCatalogue.Create().Concat(DeepResearch.Create()).Concat(Views.Create()))
                await SendAsync(HttpMethod.Post, "/mcp", Json(Call(tool.ProtocolTool.Name)));
        }

        public void Dispose() => _http.Dispose();

        private IEnumerable<string> Paths(string route)
        {
            var path = Parameter().Replace(route, Uri.EscapeDataString(change.Id));
            yield return path;
            yield return $"{path}?{string.Join('&', Everything.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";
        }

        private IEnumerable<KeyValuePair<string, string>> Everything =>
        [
            new("decision", "approve"), new("shown", ChangeDecision.HashOf(change)), new("change", $"{change.Id} {ChangeDecision.HashOf(change)}"), new("free_edits", "30"),
            new("id", change.Id), new("change_id", change.Id), new("connection", change.Connection), new("do", "pair"), new("code", "7KQ2M-XW9PT"), new("access_token", token),
        ];

        // With the token against forged forms that the server gives to anybody who asks, where there is one.
        private async Task<List<KeyValuePair<string, string>>> FieldsAsync()
        {
            var fields = Everything.ToList();
            foreach (var path in (string[])["/pair", "/changes", $"/changes/{change.Id}", "/connections"])
            {
                using var page = await _http.GetAsync(new Uri(address, path));
                fields.AddRange(Hidden().Matches(await page.Content.ReadAsStringAsync()).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))));
            }

            return [.. fields.DistinctBy(field => field.Key)];
        }

        private async Task SendAsync(HttpMethod method, string path, HttpContent? content)
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = method == HttpMethod.Get ? null : content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Accept.ParseAdd("application/json, text/event-stream, text/html");
            request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            // A stream that stays open, as MCP's GET may be, is left at its head.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {path}");
        }

        private string Call(string tool) => JsonSerializer.Serialize(new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "tools/call",
            @params = new { name = tool, arguments = new Dictionary<string, object> { ["change_id"] = change.Id, ["id"] = change.Id, ["event_id"] = $"{change.EventId}", ["decision"] = "approve", ["query"] = change.Id } },
        });

        private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

        [GeneratedRegex(@"\{[^}]*\}")]
        private static partial Regex Parameter();

        [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
        private static partial Regex Hidden();
    }
}
