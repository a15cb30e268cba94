using System.Text.Json;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Endpoints;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

public class ReportTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    private static readonly string ContactList = Id("Speaker contact list");
    private static readonly string Accepted = Id("All accepted sessions");
    private static readonly string Timetable = Id("Timetable");

    private SandboxClient Client => sandbox.Client;

    [Theory]
    [InlineData("/v1/insights/queries", 6, "id name query category eventId")]
    [InlineData("/v1/queries", 6, "id name query category event_id")]
    [InlineData("/v1/insights/queries?eventId=3960", 3, "id name query category eventId")]
    [InlineData("/v1/insights/queries?category=speakers", 2, "id name query category eventId")]
    [InlineData("/v1/queries?category=speakers", 2, "id name query category event_id")]
    [InlineData("/v1/insights/queries?limit=2&page=3", 2, "id name query category eventId")]
    [InlineData("/v1/event/3960/insights/queries", 3, "id name query category eventId")]
    [InlineData("/v1/event/3960/queries", 3, "id name query category")]
    [InlineData("/v1/event/3984/queries", 0, "")]
    public async Task Reports_are_listed_in_four_places(string path, int count, string names)
    {
        var rows = (await Client.GetAsync(path)).ShouldBeOk().Results;

        rows.Count.ShouldBe(count);
        if (count > 0)
            InsightsSandbox.Names(rows[^1]).ShouldBe(names.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task A_report_over_all_events_has_no_event()
    {
        var insights = (await Client.GetAsync("/v1/insights/queries")).Results[0];
        var organization = (await Client.GetAsync("/v1/queries")).Results[0];

        insights.TryGetProperty("eventId", out _).ShouldBeFalse();
        organization.GetProperty("event_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_report_answers_what_its_query_answers_in_its_event()
    {
        var direct = await sandbox.ExecuteAsync(Seeded.Organization.Reports.Single(report => report.Id == ContactList).Query, new() { ["eventId"] = SeededEvents.DevCon });

        foreach (var path in new[] { $"/v1/insights/queries/{ContactList}/run", $"/v1/event/3960/insights/queries/{ContactList}/run", $"/v1/queries/{ContactList}/run", $"/v1/event/3960/queries/{ContactList}/run" })
            (await Client.PostAsync(path)).ShouldBeOk().Text.ShouldBe(direct.Text);
    }

    [Fact]
    public async Task The_body_pages_and_moves_the_run_to_another_event()
    {
        var here = (await Client.PostAsync($"/v1/insights/queries/{Accepted}/run", """{"eventId":3960}""")).ShouldBeOk().Results[0].ToString();
        var there = (await Client.PostAsync($"/v1/insights/queries/{Accepted}/run", """{"eventIds":[3722]}""")).ShouldBeOk().Results[0].ToString();
        var page = (await Client.PostAsync($"/v1/insights/queries/{ContactList}/run", """{"limit":2,"page":2}""")).ShouldBeOk();

        here.ShouldNotBe(there);
        (await Client.PostAsync($"/v1/event/3722/insights/queries/{Accepted}/run")).Results[0].ToString().ShouldBe(there);
        page.Results.Count.ShouldBe(2);
        page.Json.GetProperty("pagination").GetProperty("currentPage").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Rows_are_masked_unless_the_request_and_the_token_say_otherwise()
    {
        const string Shown = """{"obfuscatePii":false}""";
        var path = $"/v1/insights/queries/{ContactList}/run";

        (await Client.PostAsync(path, null, SandboxTokens.NoPiiMask)).Text.ShouldContain("***@");
        (await Client.PostAsync(path, Shown)).Text.ShouldContain("***@");
        (await Client.PostAsync(path, Shown, SandboxTokens.NoPiiMask)).Text.ShouldNotContain("***@");
    }

    [Fact]
    public async Task Running_outside_insights_needs_a_write_scope()
    {
        foreach (var path in new[] { $"/v1/queries/{Accepted}/run", $"/v1/event/3960/queries/{Accepted}/run" })
            (await Client.PostAsync(path, null, SandboxTokens.Read)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:events.");
        (await Client.PostAsync($"/v1/insights/queries/{Accepted}/run", null, SandboxTokens.Read)).ShouldBeOk();
        (await Client.PostAsync($"/v1/queries/{Accepted}/run", null, SandboxTokens.NoInsights)).ShouldBeOk();
        (await Client.GetAsync("/v1/queries", SandboxTokens.NoInsights)).ShouldBeError(403, "Forbidden", "The token lacks the scope read:insights.");
    }

    [Fact]
    public async Task What_is_not_there_or_not_to_be_seen_is_404()
    {
        (await Client.PostAsync("/v1/insights/queries/x/run")).ShouldBeError(404, "Not Found", "There is no such query.");
        (await Client.PostAsync($"/v1/event/3960/insights/queries/{Timetable}/run")).ShouldBeError(404, "Not Found", "There is no such query.");
        (await Client.PostAsync($"/v1/insights/queries/{Timetable}/run", null, SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such query.");
        (await Client.GetAsync("/v1/insights/queries", SandboxTokens.OneEvent)).Results.Count.ShouldBe(5);
        (await Client.GetAsync("/v1/insights/queries?eventId=7")).ShouldBeError(404, "Not Found", "There is no such event.");
        (await Client.GetAsync("/v1/insights/queries?eventId=x")).ShouldBeError(400, "Bad Request", "eventId must be a whole number.");
    }

    private static string Id(string name) => Seeded.Organization.Reports.Single(report => report.Name == name).Id;
}
