using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>Who waits until a large event is read is told how far it is, may leave, and shares the reading with all who wait.</summary>
public sealed class ReadingProgressTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Dictionary<string, object?> Arguments = new() { ["event_id"] = SeededEvents.DevCon };

    [Fact]
    public async Task A_client_that_asked_is_told_page_by_page_and_nobody_else_is_told_anything()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);
        var told = assistant.Listen();

        (await assistant.Client.CallToolAsync(told.Call("get_event_overview", Arguments))).IsError.ShouldNotBe(true);

        told.Values.Count.ShouldBeGreaterThan(2);
        told.ShouldBeMoreEachTime();
        told.Values.ShouldAllBe(value => value.Progress <= value.Total && value.Message!.StartsWith("Reading ", StringComparison.Ordinal));
        told.Values.Select(value => value.Message!.Split(' ', ':')[1]).Distinct().ShouldBe(["sessions", "people"], "what has one page is there at once");
        told.Values.ShouldContain(value => value.Message == "Reading sessions: 1 of 16 pages.");
        told.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");

        var again = assistant.Listen();
        (await assistant.Client.CallToolAsync(again.Call("get_event_overview", Arguments))).IsError.ShouldNotBe(true);
        again.Values.ShouldBeEmpty("it is kept");
    }

    [Fact]
    public async Task Who_leaves_does_not_end_it_for_the_others_and_who_comes_late_is_told_where_it_is()
    {
        var wire = new Wire();
        var gate = PageGate.In(wire, "/sessions");
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        var (leaves, stays, late) = (assistant.Listen(), assistant.Listen(), assistant.Listen());
        using var leaving = new CancellationTokenSource();
        var first = assistant.Client.CallToolAsync(leaves.Call("search_sessions", Arguments), leaving.Token).AsTask();
        await leaves.SomethingAsync();
        var second = assistant.Client.CallToolAsync(stays.Call("search_sessions", Arguments)).AsTask();
        await stays.SomethingAsync();

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        var third = assistant.Client.CallToolAsync(late.Call("search_sessions", Arguments)).AsTask();
        await late.SomethingAsync();
        gate.Open();

        (await second).IsError.ShouldNotBe(true);
        (await third).IsError.ShouldNotBe(true);
        wire.Seen("/sessions").ShouldBe(16, "one reading for all");
        stays.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");
        late.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");
        leaves.Values.ShouldNotContain(value => value.Progress == 16);
    }

    [Fact]
    public async Task Where_all_have_left_no_more_pages_are_read()
    {
        var wire = new Wire();
        var gate = PageGate.In(wire, "/sessions");
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        using var leaving = new CancellationTokenSource();
        Told[] told = [assistant.Listen(), assistant.Listen()];
        Task[] calls = [.. told.Select(one => assistant.Client.CallToolAsync(one.Call("search_sessions", Arguments), leaving.Token).AsTask())];
        await Task.WhenAll(told.Select(one => one.SomethingAsync()));
        await gate.FullAsync();

        await leaving.CancelAsync();
        foreach (var call in calls)
            await Should.ThrowAsync<OperationCanceledException>(call);
        await wire.IdleAsync();
        var seen = wire.Seen("/sessions");
        seen.ShouldBeLessThan(16);
        gate.Open();

        (await assistant.Client.CallToolAsync("search_sessions", Arguments)).IsError.ShouldNotBe(true, "the next one reads it");
        wire.Seen("/sessions").ShouldBe(seen + 16);
    }
}
