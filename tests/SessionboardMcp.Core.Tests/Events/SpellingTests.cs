using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tests.Tools;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Events;

/// <summary>Every argument that takes a name takes it in every spelling that people write for the same.</summary>
public sealed class SpellingTests(SpellingTests.Spelled spelled) : IClassFixture<SpellingTests.Spelled>
{
    private const string Name = "Łódź Café – O’Brien";
    private static readonly Organization Seed = SharedSeed.Organization;
    private static readonly Event DevCon = Seed.Events.Single(seeded => seeded.Id == SeededEvents.DevCon);

    private readonly Assistant _assistant = spelled.Assistant;

    public static TheoryData<string> Spellings =>
    [
        Name, "łódź café – o’brien", "Lodz Cafe - O'Brien", "LODZ  CAFE – O`BRIEN", "Ło\u0301dz\u0301 Cafe\u0301 \u2014 O\u02BCBrien", "Łódź\u00A0Café\u2011O\u2018Brien",
        "Ｌｏｄｚ　Ｃａｆｅ－Ｏ＇Ｂｒｉｅｎ", "Łódź\u200B Ca\u00ADfé – O’Brien\u200F",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_name_is_found_in_every_spelling(string spelling)
    {
        foreach (var argument in new[] { "track", "room", "tag", "format", "level", "language", "status", "speaker", "text" })
        {
            var expected = await TotalAsync("search_sessions", argument, Name);
            expected.ShouldBeGreaterThan(0, argument);
            (await TotalAsync("search_sessions", argument, spelling)).ShouldBe(expected, argument);
        }

        (await TotalAsync("search_people", "text", spelling)).ShouldBe(1);
        (await _assistant.AskAsync("search_sponsors_exhibitors", new { event_id = spelling, kind = "Sponsors", text = spelling })).GetProperty("total").GetInt32().ShouldBe(1);
        (await _assistant.AskAsync("get_person", new { event_id = spelling, contact_id = spelling })).Rows().ShouldNotBeEmpty();
        (await _assistant.AskAsync("get_session", new { event_id = spelling, session_id = spelling })).Rows().ShouldNotBeEmpty();
        (await _assistant.AskAsync("get_agenda_draft", new { event_id = spelling, draft_id = spelling })).Rows().ShouldNotBeEmpty();
        (await _assistant.AskAsync("find_event", new { name = spelling })).GetProperty("total").GetInt32().ShouldBe(1);
        (await _assistant.AskAsync("get_schema", new { event_id = spelling })).Rows().ShouldNotBeEmpty();
        (await _assistant.AskAsync("run_query", new { event_id = spelling, query = "FIND Session INCLUDE COUNT(id) AS n" })).Rows().ShouldHaveSingleItem();
        (await _assistant.AskAsync("search", new { query = spelling })).GetProperty("results").GetArrayLength().ShouldBeGreaterThan(0);
        (await _assistant.Client.CompleteAsync(new PromptReference { Name = "programme_review" }, "event", spelling)).Completion.Values.ShouldBe([Name]);
    }

    [Theory]
    [InlineData("get_report", "run_report", "report_id")]
    [InlineData("get_dashboard", "get_dashboard", "dashboard_id")]
    public async Task Reports_and_dashboards_too(string kind, string tool, string argument)
    {
        var list = await _assistant.AskAsync(kind == "get_report" ? "list_reports" : "list_dashboards");
        var names = list.Rows().Select(row => row[Array.IndexOf(list.Columns(), "name")].GetString()!).ToList();
        var name = names.First(candidate => names.Count(other => other == candidate) == 1);

        var (_, exact) = await _assistant.TryAsync(tool, new Dictionary<string, object> { [argument] = name });
        var (_, odd) = await _assistant.TryAsync(tool, new Dictionary<string, object> { [argument] = string.Concat(name.Select(letter => letter is >= '!' and <= '~' ? (char)(letter + 0xFEE0) : '\u00A0')) });

        odd.ShouldNotContain("no report has");
        odd.ShouldNotContain("no dashboard has");
        odd.Length.ShouldBeGreaterThan(exact.Length - 40);
    }

    [Theory]
    [InlineData("search_sessions", "kind", "Ａｂｓｔｒａｃｔｓ")]
    [InlineData("search_sessions", "kind", "sub–sessions")]
    [InlineData("search_sessions", "status", "ACCEPT\u2011QUEUE")]
    [InlineData("search_people", "role", "Ｓｐｅａｋｅｒ\u200B")]
    [InlineData("search_people", "missing", "Ｐｈｏｔｏ")]
    [InlineData("list_event_settings", "kind", "Ｒｏｏｍ")]
    [InlineData("check_programme", "only", "no\u2013room")]
    [InlineData("whats_changed", "since", "7\u00A0Days")]
    [InlineData("get_schema", "entity", "Ｓｅｓｓｉｏｎｓ")]
    public async Task Words_of_our_own_too(string tool, string argument, string value) =>
        (await _assistant.AskAsync(tool, new Dictionary<string, object> { ["event_id"] = DevCon.Id, [argument] = value })).GetProperty("rows").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);

    [Fact]
    public async Task What_is_written_the_same_way_comes_before_what_is_only_alike()
    {
        var programme = new SmallProgramme();
        var (plain, accented) = (programme.Person("Jose", "Garcia"), programme.Person("José", "García"));
        programme.Session("Talk", 0, 10, plain, accented);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = programme.Organization });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        SessionToolsTests.Fields(await assistant.AskAsync("get_person", new { event_id = SmallProgramme.EventId, contact_id = "josé garcía" }))["id"].ShouldBe(accented.Id);
        SessionToolsTests.Fields(await assistant.AskAsync("get_person", new { event_id = SmallProgramme.EventId, contact_id = "JOSE GARCIA" }))["id"].ShouldBe(plain.Id);
        (await assistant.AskInVainAsync("get_person", new { event_id = SmallProgramme.EventId, contact_id = "Josè Garcia" })).ShouldContain("2 of the event have the name");
    }

    [Theory]
    [InlineData("search_people", "Ada Byrn")]
    [InlineData("search_people", "Byrom")]
    [InlineData("search_people", "Bryon, Ada")]
    [InlineData("search_sessions", "Byrom")]
    [InlineData("get_person", "ada byorn")]
    public async Task Where_nothing_is_found_the_nearest_names_are_offered(string tool, string wanted)
    {
        var programme = new SmallProgramme();
        var ada = programme.Person("Ada", "Byron");
        programme.Session("Talk", 0, 10, ada, programme.Person("Ben", "Blum"), programme.Person("Zoë", "Quist"), programme.Person("Ivo", "Marx"), programme.Person("Xu", "Wei"));
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = programme.Organization });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);
        var argument = tool switch { "search_people" => "text", "search_sessions" => "speaker", _ => "contact_id" };

        var (failed, text) = await assistant.TryAsync(tool, new Dictionary<string, object> { ["event_id"] = SmallProgramme.EventId, [argument] = wanted });

        failed.ShouldBe(tool != "search_people");
        text.ShouldContain(tool == "search_people" ? "The nearest names: SPK-1 (Ada Byron)" : "The nearest: ");
        text.Split("nearest")[1].IndexOf("Ada Byron", StringComparison.Ordinal).ShouldBeInRange(0, 80);
    }

    [Theory]
    [InlineData("search_sponsors_exhibitors", "text")]
    [InlineData("search_people", "text")]
    [InlineData("search_sessions", "text")]
    [InlineData("search", "query")]
    public async Task Signs_alone_find_nothing_and_say_so(string tool, string argument)
    {
        var arguments = new Dictionary<string, object> { [argument] = "?! …" };
        if (tool != "search")
            arguments["event_id"] = DevCon.Id;
        if (tool == "search_sponsors_exhibitors")
            arguments["kind"] = "sponsors";

        (await _assistant.AskInVainAsync(tool, arguments)).ShouldStartWith($"Argument `{argument}` has no letter, digit or pictograph to look for.");
    }

    private async Task<int> TotalAsync(string tool, string argument, string value) =>
        (await _assistant.AskAsync(tool, new Dictionary<string, object> { ["event_id"] = DevCon.Id, [argument] = value })).GetProperty("total").GetInt32();

    private static readonly Session Titled = DevCon.Sessions.First(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false });

    private static IReadOnlyList<Setting> Renamed(IReadOnlyList<Setting> settings) => [settings[0] with { Name = Name }, .. settings.Skip(1)];

    /// <summary>One event with these names, read once for all spellings.</summary>
    public sealed class Spelled : IAsyncLifetime
    {
        private SandboxHost? _sandbox;
        private Assistant? _assistant;

        internal Assistant Assistant => _assistant!;

        public async Task InitializeAsync()
        {
            var person = DevCon.Sessions.First(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false, Participants.Count: > 0 }).Participants[0].ContactId;
            var custom = DevCon.Statuses.First(status => status.IsCustom);
            var organization = Seed.Edit(DevCon.Id, one => one with
            {
                Name = Name,
                Tracks = Renamed(one.Tracks),
                Rooms = Renamed(one.Rooms),
                Tags = Renamed(one.Tags),
                Formats = Renamed(one.Formats),
                Levels = Renamed(one.Levels),
                Languages = Renamed(one.Languages),
                Statuses = [.. one.Statuses.Select(status => status.Id == custom.Id ? status with { Name = Name } : status)],
                Sessions = [.. one.Sessions.Select(session => session.Id == Titled.Id ? session with { Title = Name } : session)],
                Sponsors = [one.Sponsors[0] with { Name = Name }, .. one.Sponsors.Skip(1)],
                Drafts = [one.Drafts[0] with { Name = Name }, .. one.Drafts.Skip(1)],
            }).EditContact(DevCon.Id, person, contact => contact with { FirstName = "Łódź Café –", LastName = "O’Brien" });
            _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = organization, Limit = 100_000 });
            _assistant = await Assistant.ConnectAsync(_sandbox.BaseAddress);
        }

        public async Task DisposeAsync()
        {
            await _assistant!.DisposeAsync();
            await _sandbox!.DisposeAsync();
        }
    }
}
