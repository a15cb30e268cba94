using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Core.Tests.Pages;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Tests.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>The pictures of the README: what the program shows, and no drawing. They are made anew only with <c>UPDATE_SNAPSHOTS=1</c>.</summary>
public sealed class ReadmePicturesTests
{
    private const string Question = "How many accepted sessions are there per track?";

    private static readonly string Pictures = Path.Combine(RealClients.Root, ".github", "pictures");

    internal static bool AreMadeAnew => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    [Fact]
    public void Each_picture_is_in_the_readme_with_words_for_who_does_not_see_it()
    {
        var readme = File.ReadAllText(Path.Combine(RealClients.Root, "README.md"));

        foreach (var name in new[] { "consent", "answer", "change", "board" })
        {
            new FileInfo(Path.Combine(Pictures, $"{name}.png")).Length.ShouldBeInRange(5_000, 300_000, name);
            readme.Split($"](.github/pictures/{name}.png)")[0].Split("![")[^1].Length.ShouldBeInRange(20, 160, name);
        }

        Directory.GetFiles(Pictures).Length.ShouldBe(4);
    }

    [ChromiumFact]
    public async Task The_pages_of_consent_and_of_a_change_are_pictured()
    {
        if (!AreMadeAnew)
            return;
        using var server = new BrowserServer();
        await server.InitializeAsync();
        try
        {
            await using var assistant = await Assistant.StartAsync("v1", server.Address.Resource);
            var person = await server.Chromium.PersonAsync(height: 720);
            using var claude = new Visitor(server.Address) { ClientId = "https://claude.ai/oauth/mcp-oauth-client-metadata" };
            await person.OpenAsync(server.Address.Text + claude.AuthorizeUrl(("scope", "read:insights read:events read:sessions read:contacts read:transcriptions write:sessions offline_access")));
            await PictureAsync(person.Page, "consent");
            await person.ConnectAsync(assistant.Authorize);
            var now = TimeProvider.System.GetUtcNow();
            var change = await server.Services.GetRequiredService<IChangeStore>().AddAsync(
                SampleChanges.One() with { Id = "picture", Fingerprint = "picture", Client = "Claude", Connection = await server.NewestConnectionAsync(), CreatedAt = now, ExpiresAt = now.AddHours(24) },
                CancellationToken.None);
            await person.Page.GotoAsync($"{server.Address.Text}/changes/{change.Id}");
            await PictureAsync(person.Page, "change");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [ChromiumFact]
    public async Task An_answer_is_pictured_as_an_assistant_gets_it()
    {
        if (!AreMadeAnew)
            return;
        var server = new RunningServer();
        await server.InitializeAsync();
        await using var chromium = await Chromium.StartAsync();
        try
        {
            var answer = await AnswerAsync(server.Mcp);
            var person = await chromium.PersonAsync(height: 720);
            await person.Page.RouteAsync("https://pages.example/**", route => route.FulfillAsync(new()
            {
                Body = new Uri(route.Request.Url).AbsolutePath == "/" ? AnswerPage(answer).ToString() : Stylesheet.Text,
                ContentType = new Uri(route.Request.Url).AbsolutePath == "/" ? "text/html; charset=utf-8" : "text/css",
            }));
            await person.Page.GotoAsync("https://pages.example/");
            await PictureAsync(person.Page, "answer");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    internal static async Task PictureAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    private static async Task<JsonElement> AnswerAsync(Uri mcp)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, mcp)
        {
            Content = JsonContent.Create(new
            {
                jsonrpc = "2.0",
                id = 1,
                method = "tools/call",
                @params = new { name = "ask_data", arguments = new { question = Question, event_id = "3960" } },
            }),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var line = (await response.Content.ReadAsStringAsync()).Split('\n').First(line => line.StartsWith("data: ", StringComparison.Ordinal));
        return JsonDocument.Parse(line[6..]).RootElement.GetProperty("result").GetProperty("structuredContent");
    }

    // An assistant says it in words of its own; these are the rows and the receipt that it has them from.
    private static Html AnswerPage(JsonElement answer) => PageFrame.Of(
        "An answer",
        Html.Of(
            $"""
            <h1>“{Question}”</h1>
            <div class="welcome"><dl class="kept">{Html.Each(answer.GetProperty("rows").EnumerateArray(), row => Html.Of($"<div><dt>{row[0].GetString() ?? "no track"}</dt><dd>{row[1].GetInt32()}</dd></div>"))}</dl></div>
            <h2 class="block"><br />Receipt</h2>
            <dl class="facts">{Html.Each(Receipt(answer.GetProperty("receipt")), line => Html.Of($"<div><dt>{line.Name}</dt><dd>{line.Value}</dd></div>"))}</dl>
            """),
        PageShape.Rows);

    private static IEnumerable<(string Name, string Value)> Receipt(JsonElement receipt) =>
    [
        ("Source", receipt.GetProperty("source").GetString()!),
        ("Event", receipt.GetProperty("event").GetString()!),
        ("Query", receipt.GetProperty("query").GetString()!),
        ("As of", receipt.GetProperty("asOf").GetString()!),
        ("Personal data", receipt.GetProperty("masked").GetBoolean() ? "masked" : "shown"),
        // What remains of the budget is left away: the tests' sandbox has another than Sessionboard.
    ];
}
