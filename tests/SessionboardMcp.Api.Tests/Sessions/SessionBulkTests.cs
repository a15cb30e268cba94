using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Sessions;

public sealed class SessionBulkTests
{
    private const string Bulk = "POST /v1/event/7/sessions/bulk";

    private static readonly SessionUpdate[] Two =
    [
        new("s1", new Dictionary<string, JsonElement> { ["title"] = JsonElement.Parse("\"New\"") }, new DateTimeOffset(2026, 12, 1, 9, 0, 0, 123, TimeSpan.Zero)),
        new("s2", new Dictionary<string, JsonElement> { ["capacity"] = JsonElement.Parse("7") }, null),
    ];

    [Fact]
    public async Task The_updates_go_in_one_request_each_with_its_guard()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Bulk, """{"batch_id":"b","results":[{"index":0,"action":"update","status":"success","id":"s1"},{"index":1,"action":"update","status":"error","id":"s2","error":{"code":"CONFLICT","message":"Too\u202e late."}}],"stats":{"total":2}}""");

        var results = await lab.Client.Sessions.BulkAsync(7, Two);

        lab.Server.Seen.Single().Body.ShouldBe("""{"operations":[{"action":"update","id":"s1","data":{"title":"New","updated_at":"2026-12-01T09:00:00.123Z"}},{"action":"update","id":"s2","data":{"capacity":7}}]}""");
        results.ShouldBe([new BulkResult(true, null, null), new BulkResult(false, "CONFLICT", "Too late.")]);
    }

    [Theory]
    [InlineData("""{"results":[{"index":1,"status":"success","id":"s2"},{"index":0,"status":"success","id":"S1"}]}""", true, true)]
    [InlineData("""{"data":{"results":[{"status":"success","id":"s2"}]}}""", false, true)]
    [InlineData("""{"results":[{"index":0,"status":"success"},{"index":1,"status":"success"}]}""", true, true)]
    [InlineData("""{"results":[{"index":0,"status":"success","id":"s2"},{"index":5,"status":"success","id":"s1"},{"index":-1,"status":"success"}]}""", false, false)]
    [InlineData("""{"results":[{"index":0,"status":"success","id":"s1"},{"index":0,"status":"error","id":"s1"}]}""", false, false)]
    [InlineData("""{"results":[{"index":0,"status":"success","id":"s1","error":{"code":"X"}},null,7,{"index":"1","status":"success"}]}""", false, false)]
    [InlineData("""{"results":[]}""", false, false)]
    public async Task What_is_not_told_clearly_is_not_known(string answer, bool first, bool second)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Bulk, answer);

        (await lab.Client.Sessions.BulkAsync(7, Two)).Select(result => result?.Succeeded == true).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Whatever_happens_it_is_sent_once()
    {
        foreach (var answer in new RequestDelegate[] { Reply.Hangup, Reply.Cut, Reply.Status(500), Reply.Status(503), Reply.Status(429, ("Retry-After", "1")) })
        {
            await using var lab = await Lab.OpenAsync();
            lab.Server.On(Bulk, answer);

            await Should.ThrowAsync<SessionboardException>(() => lab.Client.Sessions.BulkAsync(7, Two));

            lab.Server.Seen.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task More_than_a_hundred_are_not_sent()
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => lab.Client.Sessions.BulkAsync(7, [.. Enumerable.Repeat(Two[0], 101)]));

        lab.Server.Seen.ShouldBeEmpty();
    }
}
