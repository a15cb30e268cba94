using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>The two tools that ChatGPT's deep research expects.</summary>
public sealed class DeepResearchToolsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Organization Seed = SharedSeed.Organization;

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("claude-ai", false, false)]
    [InlineData("openai-mcp", false, true)]
    [InlineData("ChatGPT", false, true)]
    [InlineData("claude-ai", true, true)]
    public async Task They_are_listed_only_where_asked_for(string? client, bool option, bool listed)
    {
        var settings = new Dictionary<string, string?> { ["Tools:SearchAndFetch"] = option ? "true" : null, ["Tools:Sets"] = "all" };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, settings: settings, client: client);

        var names = (await assistant.Client.ListToolsAsync()).Select(tool => tool.Name).ToList();

        (names.Contains("search"), names.Contains("fetch")).ShouldBe((listed, listed));
        names.Count.ShouldBe(SessionboardMcp.Core.Surface.ToolCatalogue.Create().Count + (listed ? 2 : 0));
    }

    [Fact]
    public async Task Search_has_the_shape_that_is_expected_and_says_where_it_looked()
    {
        var assistant = await sandbox.AssistantAsync();
        var wanted = Searchable(SeededEvents.DevCon).First(session => session.Title.Split(' ').Length > 5);

        var answer = await assistant.AskAsync("search", new { query = wanted.Title });

        answer.EnumerateObject().Select(property => property.Name).ShouldBe(["results", "notice"]);
        var first = answer.GetProperty("results")[0];
        first.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "title", "url"]);
        first.GetProperty("id").GetString().ShouldBe($"session:3960:{wanted.Id}");
        first.GetProperty("title").GetString().ShouldBe(wanted.Title);
        first.GetProperty("url").GetString().ShouldBe($"https://app.sessionboard.com/event/3960/sessions/{wanted.Id}");
        answer.GetProperty("results").GetArrayLength().ShouldBeLessThanOrEqualTo(20);
        answer.Notice()!.ShouldContain("Searched 4 of 4 events: Publishing Forum Berlin 2026 (3722), Meridian DevCon 2027 (3960), ");
    }

    [Theory]
    [InlineData("session")]
    [InlineData("person")]
    [InlineData("sponsor")]
    [InlineData("exhibitor")]
    public async Task What_is_found_can_be_fetched(string kind)
    {
        var assistant = await sandbox.AssistantAsync();
        var seeded = Seed.Events.First(candidate => candidate.Id == SeededEvents.DevCon);
        var (id, name) = kind switch
        {
            "session" => (Searchable(seeded.Id).First().Id.ToString(), Searchable(seeded.Id).First().Title),
            "person" => (seeded.Contacts[10].Id, seeded.Contacts[10].FullName),
            "sponsor" => (seeded.Sponsors[0].Id.ToString(), seeded.Sponsors[0].Name),
            _ => (seeded.Exhibitors[0].Id.ToString(), seeded.Exhibitors[0].Name),
        };

        var found = await assistant.AskAsync("search", new { query = $"{name} {(kind is "session" or "person" ? "" : kind)}" });
        var results = found.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("id").GetString()).ToList();
        results.ShouldContain($"{kind}:3960:{id}");
        var document = await assistant.AskAsync("fetch", new { id = $"{kind}:3960:{id}" });

        document.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "title", "text", "url", "metadata"]);
        document.GetProperty("id").GetString().ShouldBe($"{kind}:3960:{id}");
        document.GetProperty("title").GetString().ShouldBe(name);
        document.GetProperty("text").GetString()!.ShouldContain(name);
        document.GetProperty("url").GetString()!.ShouldStartWith("https://app.sessionboard.com/event/3960/");
        document.GetProperty("metadata").GetProperty("event").GetString().ShouldBe("Meridian DevCon 2027 (3960)");
        document.GetProperty("metadata").GetProperty("masked").GetString().ShouldBe("yes");
    }

    [Fact]
    public async Task Only_the_configured_events_are_searched()
    {
        var settings = new Dictionary<string, string?> { ["Tools:SearchEvents:0"] = Seed.Events[1].Name };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, settings: settings);

        var answer = await assistant.AskAsync("search", new { query = "speaker sponsor exhibitor the a of" });

        answer.GetProperty("results").EnumerateArray().ShouldAllBe(result => result.GetProperty("id").GetString()!.Split(':', 3)[1] == $"{Seed.Events[1].Id}");
        answer.Notice()!.ShouldContain($"Searched 1 of 4 events: {Seed.Events[1].Name}");
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_list()
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskAsync("search", new { query = "qqqqq zzzzz" })).GetProperty("results").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("session", "Argument `id` must be an id that search returned")]
    [InlineData("room:3960:x", "Argument `id` must be an id that search returned")]
    [InlineData("session:1:x", "Argument `event_id`: no event has the id or name \"1\"")]
    [InlineData("sponsor:1:x", "Argument `id`: there is no such event.")]
    [InlineData("sponsor:3960:x", "Argument `id`: no sponsor has the id or name \"x\"")]
    public async Task A_wrong_id_is_told(string id, string error)
    {
        var assistant = await sandbox.AssistantAsync();

        (await assistant.AskInVainAsync("fetch", new { id })).ShouldStartWith(error);
    }

    [Fact]
    public async Task A_search_spends_nothing_of_the_query_budget()
    {
        var assistant = await sandbox.AssistantAsync();

        await assistant.AskAsync("search", new { query = "security" });

        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull();
    }

    private static IEnumerable<Session> Searchable(int eventId) => Seed.Events.First(candidate => candidate.Id == eventId).Sessions
        .Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false });
}
