using System.Net;
using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Server.Pages.Welcome;
using SessionboardMcp.Server.Tests.Hosting;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Pages.Welcome;

/// <summary>The pages that need no sign-in, in each of the three ways to serve.</summary>
public sealed class WelcomePageTests
{
    private static readonly string[] Ways = ["sign-in", "local", "company"];

    public static TheoryData<string> EachWay => [.. Ways];

    [Theory]
    [MemberData(nameof(EachWay))]
    public async Task Each_way_to_serve_tells_what_it_is_its_address_and_who_to_ask(string way)
    {
        await using var served = await Served.StartAsync(way);

        var (answer, html) = await served.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain($"<code id=\"address\">{served.Resource}</code>");
        html.ShouldContain("not made by Sessionboard");
        html.ShouldContain("claude mcp add --transport http sessionboard " + served.Resource);
        html.Contains("Add to Claude", StringComparison.Ordinal).ShouldBe(served.Resource.StartsWith("https:", StringComparison.Ordinal));
        html.ShouldContain(way == "local" ? "You do, most likely" : "turn to whoever gave you this address");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var script = html.Split("<script>")[1].Split("</script>")[0];
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldEndWith($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
        html.Split("<script").Length.ShouldBe(2);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
    }

    [Theory]
    [MemberData(nameof(EachWay))]
    public async Task Privacy_style_and_icons_are_there_and_the_icons_are_pictures(string way)
    {
        await using var served = await Served.StartAsync(way);

        var (privacy, text) = await served.GetAsync("/privacy");
        privacy.StatusCode.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("How to erase it");
        text.ShouldNotContain("<script");
        text.Contains("/connections", StringComparison.Ordinal).ShouldBe(way == "sign-in");
        (await served.GetAsync("/pages.css")).Text.ShouldContain(".setup");
        foreach (var (path, type, begins) in new[] { ("/favicon.ico", "image/x-icon", "\0\0\u0001\0"), ("/icon.svg", "image/svg+xml", "<svg "), ("/icon.png", "image/png", "\u0089PNG"), ("/icon-48.png", "image/png", "\u0089PNG") })
        {
            var (answer, _) = await served.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldStartWith(begins);
        }
    }

    [Theory]
    [MemberData(nameof(EachWay))]
    public async Task No_header_of_a_request_changes_the_address_on_the_page(string way)
    {
        await using var served = await Served.StartAsync(way);
        foreach (var (name, value) in new[]
        {
            ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example"), ("X-Original-Host", "evil.example"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/evil.example"), ("Host", "LOCALHOST"), ("Referer", "https://evil.example/"),
        })
        {
            var (answer, html) = await served.GetAsync("/", (name, value));

            html.ShouldNotContain("evil.example", Case.Insensitive);
            if (answer.StatusCode == HttpStatusCode.OK)
                html.ShouldContain($"<code id=\"address\">{served.Resource}</code>");
            else
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Who_runs_it_stands_on_the_page_as_text_and_their_privacy_text_wins()
    {
        await using var served = await Served.StartAsync("sign-in", new()
        {
            ["Operator:Name"] = "<b>Meridian</b> & Söhne",
            ["Operator:Contact"] = "ops@example.org",
            ["Operator:Support"] = "https://help.example.org/a?b=1&c=2",
            ["Operator:Privacy"] = "https://example.org/privacy",
        });

        var (_, html) = await served.GetAsync("/");
        var (privacy, _) = await served.GetAsync("/privacy");

        html.ShouldContain("&lt;b&gt;Meridian&lt;/b&gt; &amp; Söhne runs this server.");
        html.ShouldContain("<a href=\"mailto:ops@example.org\">ops@example.org</a>");
        html.ShouldContain("href=\"https://help.example.org/a?b=1&amp;c=2\"");
        html.ShouldContain("href=\"https://example.org/privacy\"");
        html.ShouldNotContain("turn to whoever gave you");
        (privacy.StatusCode, privacy.Headers.Location?.AbsoluteUri).ShouldBe((HttpStatusCode.Redirect, "https://example.org/privacy"));
    }

    [Fact]
    public async Task The_token_of_this_machine_is_on_no_page_and_where_it_is_found_is()
    {
        var server = new RunningServer(asReal: true);
        await server.InitializeAsync();
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };

        var pages = await http.GetStringAsync("/") + await http.GetStringAsync("/privacy");

        pages.ShouldNotContain(server.Token!);
        pages.ShouldNotContain("sandbox-full");
        pages.ShouldContain("The terminal in which the server was started shows it");
        pages.ShouldContain("Bearer TOKEN");
        await server.DisposeAsync();
    }

    [Fact]
    public void Whatever_the_database_keeps_is_told()
    {
        // Signing keys are nobody's, and so are the ends of the trail's chain. Who adds a table adds its row to KeptRows, and then its name here.
        typeof(Server.Storage.ServerDatabase).GetProperties().Where(property => property.PropertyType.Name.StartsWith("DbSet", StringComparison.Ordinal)).Select(property => property.Name)
            .ShouldBe(["Connections", "WaitingRequests", "ServerKeys", "PairedBrowsers", "Changes", "AuditEntries", "AuditChains"], ignoreOrder: true);
        var rows = KeptRows.Of(new WelcomeFacts { Way = SignInWay.Sessionboard, IsInvented = false, KeepsChanges = true }).Select(row => row.What);
        rows.ShouldBe(["Connections", "Sessionboard's tokens", "Sign-ins under way", "Assistants that registered", "Tokens of your assistant", "Changes that were asked for", "A list of the calls", "Cookies"]);
    }

    private sealed class Served(string resource, HttpClient http, Func<ValueTask> stop) : IAsyncDisposable
    {
        public string Resource => resource;

        public static async Task<Served> StartAsync(string way, Dictionary<string, string?>? settings = null)
        {
            if (way == "local")
            {
                var local = new RunningServer();
                await local.InitializeAsync();
                return new Served(local.Mcp.AbsoluteUri, Client(local.Address), () => new ValueTask(local.DisposeAsync()));
            }

            if (way == "company")
            {
                var company = new OutsideServer();
                await company.InitializeAsync();
                var http = company.Client;
                http.BaseAddress = new Uri("https://mcp.example.org");
                return new Served("https://mcp.example.org/mcp", http, () => new ValueTask(company.DisposeAsync()));
            }

            var server = new SignInServer();
            foreach (var (key, value) in settings ?? [])
                server.Configuration[key] = value;
            await server.InitializeAsync();
            return new Served(server.Address.Resource, Client(new Uri(server.Address.Text)), async () =>
            {
                await server.DisposeAsync();
                server.Dispose();
            });
        }

        public async Task<(HttpResponseMessage Answer, string Text)> GetAsync(string path, (string Name, string Value)? header = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (header is { } one)
                request.Headers.TryAddWithoutValidation(one.Name, one.Name == "Host" && one.Value == "LOCALHOST" ? $"LOCALHOST:{http.BaseAddress!.Port}" : one.Value);
            var answer = await http.SendAsync(request);
            return (answer, await answer.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await stop();
        }

        private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }
}
