using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class BulkTests : IAsyncLifetime
{
    private static readonly string Bulk = Event("sessions/bulk");

    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Each_operation_succeeds_or_fails_alone_and_tells_which()
    {
        var (marked, unknown) = (WriteWorld.Marked.Id, WriteWorld.Id(999));
        var answer = await RunAsync(
            """{"action":"create","data":{"title":"Made in bulk"}}""",
            """{"action":"create","data":{"title":""}}""",
            """{"action":"create"}""",
            $$"""{"action":"update","id":"{{marked}}","data":{"title":"Changed in bulk"} }""",
            $$"""{"action":"update","id":"{{unknown}}","data":{"title":"x"} }""",
            """{"action":"update","data":{"title":"x"}}""",
            $$"""{"action":"update","id":"{{marked}}"}""",
            """{"action":"update","id":"first","data":{"title":"x"}}""",
            $$"""{"action":"delete","id":"{{WriteWorld.Whole.Id}}"}""",
            $$"""{"action":"delete","id":"{{WriteWorld.PartOfWhole.Id}}"}""",
            $$"""{"action":"delete","id":"{{WriteWorld.Whole.Id}}"}""",
            $$"""{"action":"update","id":"{{marked}}","data":{"is_abstract":true} }""",
            $$"""{"action":"delete","id":"{{marked}}","extra":1}""");

        Told(answer).ShouldBe(
        [
            "0 create success", "1 create VALIDATION_ERROR title is empty.", "2 create VALIDATION_ERROR data is missing.", "3 update success",
            "4 update NOT_FOUND There is no such session.", "5 update VALIDATION_ERROR id is missing.", "6 update VALIDATION_ERROR data is missing.",
            "7 update VALIDATION_ERROR id must be a UUID.", "8 delete CONFLICT The session has sub-sessions; delete them first.",
            "9 delete success", "10 delete success", "11 update VALIDATION_ERROR is_abstract is not a property of this operation.",
            "12 delete VALIDATION_ERROR extra is not a property of this operation.",
        ]);
        answer.GetProperty("stats").GetRawText().ShouldBe("""{"total":13,"succeeded":4,"failed":9}""");
        Guid.TryParse(answer.GetProperty("batch_id").GetString(), out _).ShouldBeTrue();
        var results = answer.GetProperty("results");
        (await _client.FreshAsync(results[0].GetProperty("id").GetString()!))!.Value.GetProperty("title").GetString().ShouldBe("Made in bulk");
        results[4].GetProperty("id").GetString().ShouldBe(unknown.ToString());
        (await _client.FreshAsync(marked.ToString()))!.Value.GetProperty("title").GetString().ShouldBe("Changed in bulk");
        (await _client.FreshAsync(WriteWorld.Whole.Id.ToString())).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_that_is_written_twice_has_both()
    {
        var marked = WriteWorld.Marked.Id;
        await RunAsync($$"""{"action":"update","id":"{{marked}}","data":{"title":"First"} }""", $$"""{"action":"update","id":"{{marked}}","data":{"capacity":9} }""");

        var row = (await _client.FreshAsync(marked.ToString()))!.Value;
        (row.GetProperty("title").GetString(), row.GetProperty("capacity").GetInt32()).ShouldBe(("First", 9));
    }

    [Fact]
    public async Task A_hundred_are_one_request_and_more_are_none()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { Limit = 2 }));
        var create = """{"action":"create","data":{"title":"x"}}""";

        var hundred = (await client.PostAsync(Bulk, Body(Enumerable.Repeat(create, 100)))).ShouldBeOk();
        hundred.Json.GetProperty("stats").GetProperty("succeeded").GetInt32().ShouldBe(100);
        hundred.Headers["RateLimit-Remaining"].ShouldBe("1");
        Told(hundred.Json).Count.ShouldBe(100);
        (await client.PostAsync(Bulk, Body(Enumerable.Repeat(create, 101)))).ShouldBeError(400, "Bad Request", "operations has 101 entries; a request can have 100.");
        (await client.GetAsync(Event("sessions?search=x&page_size=100"))).Json.GetProperty("pagination").GetProperty("total_results").GetInt32().ShouldBe(100);
    }

    [Theory]
    [InlineData("{}", "operations is missing.")]
    [InlineData("""{"operations":{}}""", "operations must be a list.")]
    [InlineData("""{"operations":null}""", "operations cannot be null.")]
    [InlineData("""{"operations":["create"]}""", "operations[0] must be a JSON object.")]
    [InlineData("""{"operations":[{"action":"create","data":{"title":"x"}},{"action":"upsert"}]}""", "operations[1].action must be one of create, update, delete.")]
    [InlineData("""{"operations":[{"data":{}}]}""", "operations[0].action must be one of create, update, delete.")]
    [InlineData("""{"operations":[],"atomic":true}""", "atomic is not a property of this operation.")]
    public async Task What_is_no_list_of_operations_is_refused_whole(string body, string message)
    {
        (await _client.PostAsync(Bulk, body)).ShouldBeError(400, "Bad Request", message);
        (await _client.GetAsync(Event("sessions?search=x"))).Json.GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_list_does_nothing() =>
        (await RunAsync()).GetProperty("stats").GetRawText().ShouldBe("""{"total":0,"succeeded":0,"failed":0}""");

    [Theory]
    [InlineData(BulkGuard.Ignored, "success", "success")]
    [InlineData(BulkGuard.Honoured, "success", "CONFLICT The session was changed since updated_at; get it again.")]
    [InlineData(BulkGuard.Rejected, "VALIDATION_ERROR updated_at is not taken in bulk.", "VALIDATION_ERROR updated_at is not taken in bulk.")]
    public async Task A_version_in_the_data_is_ignored_honoured_or_rejected(BulkGuard guard, string current, string stale)
    {
        foreach (var refuses in new[] { true, false })
        {
            await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { BulkGuard = guard, RefusesUnknownProperties = refuses }));
            var version = (await client.GetAsync(Event($"sessions/{WriteWorld.Marked.Id}"))).Text("updated_at");
            var update = $$"""{"action":"update","id":"{{WriteWorld.Marked.Id}}","data":{"title":"Taken","updated_at":"{{version}}"} }""";

            var answer = (await client.PostAsync(Bulk, Body([update, update.Replace("Taken", "Late")]))).ShouldBeOk().Json;

            // The second knows the version from before the first.
            Told(answer).ShouldBe([$"0 update {current}", $"1 update {(current == "success" ? stale : current)}"]);
            (await client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value.GetProperty("title").GetString()
                .ShouldBe(guard switch { BulkGuard.Ignored => "Late", BulkGuard.Honoured => "Taken", _ => "Marked" });
        }
    }

    private async Task<JsonElement> RunAsync(params string[] operations) => (await _client.PostAsync(Bulk, Body(operations))).ShouldBeOk().Json;

    private static string Body(IEnumerable<string> operations) => $$"""{"operations":[{{string.Join(',', operations)}}]}""";

    private static List<string> Told(JsonElement answer) => [.. answer.GetProperty("results").EnumerateArray().Select(result =>
    {
        var told = result.TryGetProperty("error", out var error) ? $"{error.GetProperty("code")} {error.GetProperty("message")}" : "success";
        result.GetProperty("status").GetString().ShouldBe(told == "success" ? "success" : "error");
        return $"{result.GetProperty("index")} {result.GetProperty("action")} {told}";
    })];
}
