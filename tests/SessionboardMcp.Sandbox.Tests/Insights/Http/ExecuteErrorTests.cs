using SessionboardMcp.Sandbox.Access;
using static SessionboardMcp.Sandbox.Tests.Insights.Http.InsightsSandbox;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

public sealed class ExecuteErrorTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    [Theory]
    [InlineData("", "The body must be a JSON object.")]
    [InlineData("[]", "The body must be a JSON object.")]
    [InlineData("null", "The body must be a JSON object.")]
    [InlineData("""{ "query": """, "The body must be a JSON object.")]
    [InlineData("{}", "query is missing.")]
    [InlineData("""{ "query": "  " }""", "query is missing.")]
    [InlineData("""{ "query": 7 }""", "query has the wrong type.")]
    [InlineData("""{ "query": "FIND Session", "limit": "7" }""", "limit has the wrong type.")]
    [InlineData("""{ "query": "FIND Session", "eventIds": ["x"] }""", "eventIds[0] has the wrong type.")]
    [InlineData("""{ "query": "FIND Session", "limit": 0 }""", "limit must be from 1 to 1000.")]
    [InlineData("""{ "query": "FIND Session", "limit": 1001 }""", "limit must be from 1 to 1000.")]
    [InlineData("""{ "query": "FIND Session", "page": 0 }""", "page must be 1 or more.")]
    [InlineData("""{ "query": "FIND Session", "eventIds": [] }""", "eventIds is empty.")]
    [InlineData("""{ "query": "FIND Session", "eventId": 3960, "eventIds": [3960] }""", "eventId and eventIds exclude each other.")]
    [InlineData("""{ "query": "FIND Session", "sortBy": "title", "sortDirection": "up" }""", "sortDirection must be asc or desc.")]
    [InlineData("""{ "query": "FIND Session", "groupBy": "tier" }""", "groupBy names no column of the result: expected one of id, title, status, starts_at, ends_at, track_name, room_name.")]
    [InlineData("""{ "query": "FIND Session", "groupBy": "Status", "pivot": "status" }""", "groupBy and pivot name the same column.")]
    [InlineData("""{ "query": "FIND Session", "format": "csv" }""", "format is not emulated by the sandbox but for json.")]
    public async Task A_body_that_makes_no_sense_is_a_400_that_says_why(string body, string message) =>
        (await sandbox.Client.PostAsync(Execute, body)).ShouldBeError(400, "Bad Request", message);

    [Theory]
    [InlineData("FIND Session\\nWHERE status = = 'x'", 2, 16)]
    [InlineData("FIND Session INCLUDE titel", 1, 22)]
    [InlineData("DROP TABLE sessions", 1, 1)]
    public async Task A_bad_query_is_a_400_with_line_and_column(string query, int line, int column)
    {
        var answer = await sandbox.Client.PostAsync(Execute, $$"""{ "query": "{{query}}" }""");
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("error").GetString().ShouldBe("Bad Request");
        answer.Json.GetProperty("message").GetString().ShouldEndWith($" (line {line}, column {column})");
    }

    public static TheoryData<string, string> Routes() => new()
    {
        { "GET", "/v1/insights/schema" },
        { "GET", $"/v1/insights/events/{Seeded.DevCon}/schema" },
        { "GET", $"/v1/event/{Seeded.DevCon}/insights/schema" },
        { "POST", Execute },
        { "POST", $"/v1/event/{Seeded.DevCon}/insights/execute" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_needs_a_token_the_scope_and_MCP_access(string method, string path)
    {
        (await SendAsync(null)).ShouldBe(401);
        (await SendAsync("nobody")).ShouldBe(401);
        (await SendAsync(SandboxTokens.NoInsights.Value)).ShouldBe(403);
        (await SendAsync(SandboxTokens.NoMcp.Value)).ShouldBe(403);
        (await SendAsync(SandboxTokens.Read.Value)).ShouldBe(200);

        async Task<int> SendAsync(string? token) =>
            (await sandbox.Client.SendAsync(new HttpMethod(method), path, token, method == "POST" ? """{ "query": "FIND Track" }""" : null)).Status;
    }

    [Theory]
    [InlineData("GET", "/v1/insights/events/{0}/schema")]
    [InlineData("GET", "/v1/event/{0}/insights/schema")]
    [InlineData("POST", "/v1/event/{0}/insights/execute")]
    public async Task An_event_that_is_not_there_or_not_for_the_token_is_a_404(string method, string path)
    {
        var body = method == "POST" ? """{ "query": "FIND Track" }""" : null;
        var unknown = await sandbox.Client.SendAsync(new HttpMethod(method), string.Format(path, 1), SandboxTokens.Full.Value, body);
        unknown.ShouldBeError(404, "Not Found", "There is no such event.");
        var hidden = await sandbox.Client.SendAsync(
            new HttpMethod(method), string.Format(path, Seeded.HealthDay), SandboxTokens.OneEvent.Value, body);
        hidden.ShouldBeError(404, "Not Found", "There is no such event.");
    }

    [Theory]
    [InlineData("""{ "query": "FIND Track", "eventId": 3984 }""")]
    [InlineData("""{ "query": "FIND Track", "eventIds": [3960, 3984] }""")]
    public async Task Naming_a_hidden_event_in_the_body_is_a_404_too(string body) =>
        (await sandbox.Client.PostAsync(Execute, body, SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such event.");

    [Fact]
    public async Task Requests_count_in_the_insights_category()
    {
        var first = await sandbox.ExecuteAsync("FIND Track", token: SandboxTokens.Legacy);
        var second = await sandbox.Client.GetAsync("/v1/insights/schema", SandboxTokens.Legacy);
        int.Parse(second.Headers["RateLimit-Remaining"]).ShouldBe(int.Parse(first.Headers["RateLimit-Remaining"]) - 1);
    }
}
