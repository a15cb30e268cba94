using System.Text.Json;
using System.Text.Json.Nodes;
using SessionboardMcp.Sandbox.Access;
using static SessionboardMcp.Sandbox.Tests.Insights.Http.InsightsSandbox;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

public sealed class ExecuteTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    private static readonly string InEvent = $"/v1/event/{Seeded.DevCon}/insights/execute";

    [Fact]
    public async Task The_envelope_is_results_and_pagination_and_nothing_else()
    {
        const string Query = """
            { "query": "FIND Session WHERE starts_at IS NOT NULL INCLUDE id, title, starts_at, capacity, ceu_credits, is_public, room_name ORDER BY title",
              "page": 2, "limit": 3 }
            """;
        var answer = (await sandbox.Client.PostAsync(InEvent, Query)).ShouldBeOk();
        Names(answer.Json).ShouldBe(["results", "pagination"]);
        var pagination = answer.Json.GetProperty("pagination");
        Names(pagination).ShouldBe(["currentPage", "pageSize", "totalPages", "totalResults"]);
        var total = Seeded.Event(Seeded.DevCon).Programme().Count(s => s.StartsAt != null);
        pagination.GetProperty("currentPage").GetInt32().ShouldBe(2);
        pagination.GetProperty("pageSize").GetInt32().ShouldBe(3);
        pagination.GetProperty("totalResults").GetInt32().ShouldBe(total);
        pagination.GetProperty("totalPages").GetInt32().ShouldBe((total + 2) / 3);
        answer.Results.Count.ShouldBe(3);
        foreach (var row in answer.Results)
        {
            Names(row).ShouldBe(["id", "title", "starts_at", "capacity", "ceu_credits", "is_public", "room_name"]);
            Guid.TryParse(row.GetProperty("id").GetString(), out _).ShouldBeTrue();
            row.GetProperty("starts_at").GetString()!.ShouldMatch(@"^2027-03-1\dT\d\d:\d\d:00-0[56]:00$");
            row.GetProperty("capacity").ValueKind.ShouldBeOneOf(JsonValueKind.Number, JsonValueKind.Null);
            row.GetProperty("ceu_credits").ValueKind.ShouldBeOneOf(JsonValueKind.Number, JsonValueKind.Null);
            row.GetProperty("is_public").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        }
    }

    [Fact]
    public async Task A_page_has_a_hundred_rows_where_no_limit_is_given()
    {
        var answer = (await sandbox.Client.PostAsync(InEvent, """{ "query": "FIND Abstract" }""")).ShouldBeOk();
        answer.Results.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Without_events_the_query_runs_over_all_that_the_token_may_see()
    {
        const string Query = "SELECT event.id AS event, COUNT(*) AS n FROM sessions GROUP BY event.id";
        var all = (await sandbox.ExecuteAsync(Query)).ShouldBeOk();
        all.Results.ToDictionary(row => row.GetProperty("event").GetInt32(), row => row.GetProperty("n").GetInt32())
            .ShouldBe(Seeded.Organization.Events.Where(e => e.All().Any()).ToDictionary(e => e.Id, e => e.All().Count()), ignoreOrder: true);
        var one = (await sandbox.ExecuteAsync(Query, token: SandboxTokens.OneEvent)).ShouldBeOk();
        one.Results.Select(row => row.GetProperty("event").GetInt32()).ShouldBe([SandboxTokens.OnlyEventId]);
    }

    [Fact]
    public async Task Event_ids_choose_the_events()
    {
        const string Query = "FIND Event INCLUDE id";
        var two = await sandbox.ExecuteAsync(Query, new() { ["eventIds"] = new JsonArray(Seeded.HealthDay, Seeded.Publishing, Seeded.HealthDay) });
        two.Results.Select(row => row.GetProperty("id").GetInt32()).ShouldBe([Seeded.Publishing, Seeded.HealthDay], ignoreOrder: true);
        var one = await sandbox.ExecuteAsync(Query, new() { ["eventId"] = Seeded.HealthDay });
        one.Results.Select(row => row.GetProperty("id").GetInt32()).ShouldBe([Seeded.HealthDay]);
    }

    [Fact]
    public async Task The_path_decides_the_event_whatever_the_body_says()
    {
        var answer = await sandbox.Client.PostAsync(InEvent, """{ "query": "FIND Event INCLUDE id", "eventId": 3722, "unknown": [] }""");
        answer.Results.ShouldHaveSingleItem().GetProperty("id").GetInt32().ShouldBe(Seeded.DevCon);
    }

    [Fact]
    public async Task Search_and_sorting_come_from_the_body()
    {
        var answer = await sandbox.ExecuteAsync("FIND Track INCLUDE name, position",
            new() { ["eventId"] = Seeded.DevCon, ["search"] = "ENGINEERING", ["sortBy"] = "position", ["sortDirection"] = "desc" });
        answer.Results.Select(row => row.GetProperty("name").GetString()).ShouldBe(
            Seeded.Event(Seeded.DevCon).Tracks.Where(t => t.Name.Has("engineering")).OrderByDescending(t => t.Order).Select(t => t.Name));
        answer.Results.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(null, true, true)]
    public async Task Personal_data_shows_only_when_token_and_request_both_allow_it(bool? obfuscate, bool hides, bool masked)
    {
        var more = new JsonObject { ["eventId"] = Seeded.HealthDay };
        if (obfuscate is { } value)
            more["obfuscatePii"] = value;
        var answer = await sandbox.ExecuteAsync("FIND Speaker INCLUDE email", more, hides ? SandboxTokens.Full : SandboxTokens.NoPiiMask);
        answer.ShouldBeOk();
        var emails = answer.Results.Select(row => row.GetProperty("email").GetString()!).Order().ToList();
        if (masked)
            emails.ShouldAllBe(email => email.Contains("***@"));
        else
            emails.ShouldBe(Seeded.Event(Seeded.HealthDay).AllSpeakers().Select(c => c.Email).Order());
        emails.ShouldNotBeEmpty();
    }
}
