using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Queries;

/// <summary>What an answer says of a query whose number means something else than it seems, wherever the query comes from.</summary>
public sealed class QueryCaveatsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int DevCon = SeededEvents.DevCon;
    private const string Busiest = "SELECT speaker.full_name, COUNT(session.id) AS n FROM speakers JOIN sessions GROUP BY speaker.full_name ORDER BY n DESC, speaker.full_name LIMIT 10";

    [Theory]
    [InlineData(Busiest, "SBQL107")]
    [InlineData("SELECT COUNT(*) AS n FROM sessions", "SBQL107")]
    [InlineData("FIND Speaker INCLUDE full_name, COUNT(sessions.id) AS n GROUP BY full_name", "SBQL107")]
    [InlineData("FIND Track INCLUDE name, COUNT(sessions.id) AS n GROUP BY name", "SBQL107")]
    [InlineData("FIND Session WHERE track.name != 'Security' INCLUDE COUNT(id) AS n", "SBQL108")]
    [InlineData("FIND Session WHERE starts_at <= '2027-03-13' INCLUDE COUNT(id) AS n", "SBQL110")]
    public async Task The_receipt_says_it_once_with_a_query_that_does_without(string query, string code)
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("run_query", new { query, event_id = DevCon });
        var caveat = Caveats(answer).ShouldHaveSingleItem();
        var instead = await assistant.AskAsync("run_query", new { query = Offered(caveat), event_id = DevCon });

        caveat.ShouldStartWith($"{code}: ");
        caveat.Length.ShouldBeLessThan(520);
        Caveats(instead).ShouldBeEmpty();
        instead.Rows().Select(row => string.Join('|', row)).ShouldNotBe(answer.Rows().Select(row => string.Join('|', row)));
    }

    [Theory]
    [InlineData("run_report", "report_id", "Busiest speakers of all events")]
    [InlineData("get_dashboard", "dashboard_id", "Organization at a glance")]
    [InlineData("ask_data", "question", "Show me the top 10 speakers by session count")]
    public async Task Reports_dashboards_and_asked_questions_say_it_too(string tool, string argument, string value)
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync(tool, new Dictionary<string, string> { [argument] = value });

        var caveat = Caveats(answer).ShouldHaveSingleItem();
        caveat.ShouldContain("SBQL107: ");
        Offered(caveat).ShouldContain("session.is_abstract = FALSE");
        answer.Notice()!.ShouldContain("own LIMIT 10 is reached: there may be more rows.");
        var instead = await assistant.AskAsync("run_query", new { query = Offered(caveat) });
        Caveats(instead).ShouldBeEmpty();
        var programme = SharedSeed.Organization.Events.SelectMany(one => one.Sessions
            .Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false })
            .SelectMany(session => session.Participants.Where(part => part.Role.Core == CoreRole.Speaker).Select(part => part.ContactId).Distinct())
            .GroupBy(id => one.Contacts.Single(contact => contact.Id == id).FullName, StringComparer.OrdinalIgnoreCase));
        instead.Rows()[0][1].GetInt32().ShouldBe(programme.GroupBy(person => person.Key, StringComparer.OrdinalIgnoreCase).Max(person => person.Sum(own => own.Count())));
    }

    // The README's, the instructions', the guide's, the documented ones that mean one kind, and the commonest questions.
    [Theory]
    [InlineData("FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC")]
    [InlineData("FIND Session WHERE status_category = 'accepted' AND starts_at >= '2027-03-12' AND starts_at < '2027-03-13' INCLUDE title, room.name, starts_at")]
    [InlineData("SELECT speaker.full_name, COUNT(session.id) AS sessions FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.full_name ORDER BY sessions DESC")]
    [InlineData("FIND Session INCLUDE title, room.name, starts_at WHERE status = 'accepted' ORDER BY starts_at ASC")]
    [InlineData("FIND Session WHERE status_category = 'accepted' INCLUDE speakers.first_name AS first_name, speakers.email AS email, title AS session_title, track.name AS track, display_status AS status ORDER BY speakers.last_name ASC")]
    [InlineData("FIND Session")]
    [InlineData("FIND Abstract")]
    [InlineData("FIND Abstract INCLUDE status, COUNT(id) AS submissions GROUP BY status ORDER BY submissions DESC, status")]
    [InlineData("FIND Abstract WHERE status_category != 'declined' AND is_draft = FALSE AND is_withdrawn = FALSE INCLUDE COUNT(id) AS n")]
    [InlineData("FIND Session WHERE track.name = 'security' AND DATE(starts_at) = '2027-03-13' INCLUDE title")]
    [InlineData("FIND Session INCLUDE tags.name AS tag, COUNT(id) AS n GROUP BY tags.name ORDER BY n DESC")]
    [InlineData("FIND Participant WHERE role_slug = 'moderator' AND session.is_abstract = FALSE INCLUDE full_name, session.title")]
    [InlineData("FIND Speaker WHERE photo_url IS NULL INCLUDE full_name, company")]
    [InlineData("FIND Contact INCLUDE company, COUNT(id) AS n GROUP BY company ORDER BY n DESC")]
    [InlineData("FIND Sponsor INCLUDE name, website_url")]
    public async Task What_means_what_it_says_comes_without_a_caveat(string query)
    {
        var assistant = await sandbox.AssistantAsync();

        Caveats(await assistant.AskAsync("run_query", new { query, event_id = DevCon, limit = 1 })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FIND Session LIMIT 3", true)]
    [InlineData("FIND Track LIMIT 5000", false)]
    [InlineData("FIND Track", false)]
    [InlineData("FIND Session INCLUDE COUNT(id) AS n", false)]
    public async Task A_limit_of_the_query_s_own_that_is_reached_is_told(string query, bool told)
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("run_query", new { query, event_id = DevCon });

        (answer.Notice()?.Contains("own LIMIT", StringComparison.Ordinal) ?? false).ShouldBe(told);
    }

    [Theory]
    [InlineData("FIND Session INCLUDE title, CASE WHEN capacity > 5 THEN 'big' ELSE 'small' END AS size", "SBQL015")]
    [InlineData("SELECT SUM(CASE WHEN status_category = 'accepted' THEN 1 ELSE 0 END) AS n FROM sessions", "SBQL015")]
    [InlineData("FIND Session INCLUDE WEEK(starts_at) AS week, COUNT(id) AS n GROUP BY WEEK(starts_at)", "SBQL007")]
    [InlineData("FIND Session WHERE status = 'confirmed'", "SBQL011")]
    public async Task What_Sessionboard_would_refuse_costs_nothing_and_offers_nothing_as_wrong(string query, string code)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        await assistant.AskAsync("run_query", new { query = "FIND Session", event_id = DevCon, check_only = true });
        var before = assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights)!.Remaining;

        var refused = await assistant.AskInVainAsync("run_query", new { query, event_id = DevCon });

        refused.ShouldContain($"{code} ");
        refused.ShouldNotContain("DAY_OF_WEEK(");
        refused.ShouldNotContain("status_category = 'confirmed'");
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights)!.Remaining.ShouldBe(before, "reading the schema was all");
    }

    [Fact]
    public async Task A_misspelt_setting_that_is_sent_anyway_is_told_with_the_rows()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("run_query", new { query = "FIND Session WHERE track.name = 'Securty'", event_id = DevCon, send_anyway = true });

        Caveats(answer).ShouldContain(caveat => caveat.StartsWith("SBQL017: No track is called 'Securty': the nearest are 'Security'"));
    }

    private static List<string> Caveats(JsonElement answer) =>
        answer.Receipt().TryGetProperty("caveats", out var caveats) ? [.. caveats.EnumerateArray().Select(caveat => caveat.GetString()!)] : [];

    private static string Offered(string caveat)
    {
        var from = caveat.IndexOf("Instead: `", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, caveat);
        return caveat[(from + 10)..caveat.LastIndexOf('`')];
    }
}
