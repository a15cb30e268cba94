using System.Text.Json;
using ModelContextProtocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>Every call has its entry in the audit trail, and no entry holds what somebody wrote.</summary>
public sealed class CallAuditTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string> Tools => [.. ToolSamples.Names];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Every_tool_is_written_down(string tool)
    {
        var sample = ToolSamples.Of(tool);
        await using var assistant = await Assistant.ConnectAsync(
            sandbox.Address, sample.IsRefusedWhileMasked ? "sandbox-no-pii-mask" : "sandbox-full", sample.IsRefusedWhileMasked, settings: ToolSamples.Settings, client: "an assistant");
        var call = sample.Call;

        await assistant.AskAsync(tool, call);

        var entry = Calls(assistant).Single();
        (entry.Action, entry.Tool, entry.Connection, entry.Client).ShouldBe(("call", tool, assistant.Call().Caller.Subject, "an assistant"));
        entry.Arguments.ShouldBe(JsonSerializer.SerializeToElement(call ?? new { }).EnumerateObject().Select(argument => argument.Name), ignoreOrder: true);
        entry.Scopes.ShouldBe(assistant.Call().Caller.Scopes.Order(StringComparer.Ordinal));
        entry.Milliseconds.ShouldNotBeNull();
        (entry.ChangeId is null).ShouldBe(entry.Outcome == "ok");
        if (entry.ChangeId is not null)
            entry.Outcome.ShouldBe(tool == "get_change" ? "applied" : "waiting");
    }

    [Fact]
    public async Task What_is_refused_or_fails_is_written_down_with_a_word_and_without_what_was_sent()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, caller: Organizer.With([Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.ReadSessions]));

        await assistant.AskInVainAsync("get_event_overview", new { event_id = "No such event" });
        await assistant.AskInVainAsync("create_session", new { event_id = 3960, title = "zebra" });
        await assistant.AskInVainAsync("find_event", new Dictionary<string, object> { ["zebra@zebra.example"] = "zebra" });
        await assistant.AskInVainAsync("run_query", new { query = "FIND Zebra" });
        await Should.ThrowAsync<McpException>(async () => await assistant.Client.CallToolAsync("zebra"));

        Calls(assistant).Select(entry => (entry.Tool, entry.EventId, string.Join(' ', entry.Arguments), entry.Outcome)).ShouldBe(
        [
            ("get_event_overview", null, "event_id", "InvalidArgument"),
            ("create_session", 3960, "event_id title", "MissingScope"),
            ("find_event", null, "unknown", "InvalidArgument"),
            ("run_query", null, "query", "QueryCheckFailed"),
            ("unknown", null, "", "InvalidParams"),
        ]);
        JsonSerializer.Serialize(Calls(assistant)).ShouldNotContain("zebra", Case.Insensitive);
    }

    [Fact]
    public async Task What_an_assistant_calls_itself_is_one_short_line()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, client: "evil\r\n\u202E" + new string('x', 5_000));

        await assistant.AskAsync("list_events");

        var client = Calls(assistant).Single().Client!;
        client.Length.ShouldBeLessThan(120);
        client.ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u202E');
    }

    [Fact]
    public async Task A_read_of_a_resource_is_written_down()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        await assistant.Client.ReadResourceAsync("sessionboard://events/3960");
        await Should.ThrowAsync<McpException>(async () => await assistant.Client.ReadResourceAsync("sessionboard://events/999"));

        assistant.Kept.Audited.Select(entry => (entry.Action, entry.Tool, entry.Outcome)).ShouldBe(
            [("read", "sessionboard://events/{event_id}", "ok"), ("read", "sessionboard://events/{event_id}", "InvalidArgument")]);
    }

    [Fact]
    public async Task A_read_is_answered_although_its_entry_fails()
    {
        var kept = new MemoryChanges { BeforeAppending = _ => throw new IOException("full") };
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, kept: kept);

        await assistant.AskAsync("list_events");
    }

    [Fact]
    public async Task Without_a_trail_everything_is_answered()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, keepsChanges: false);

        await assistant.AskAsync("list_events");
    }

    private static IEnumerable<AuditEntry> Calls(Assistant assistant) => assistant.Kept.Audited.Where(entry => entry.Action == "call");
}
