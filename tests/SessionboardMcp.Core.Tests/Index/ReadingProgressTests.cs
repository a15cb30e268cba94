using System.Collections.Concurrent;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
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
        var told = new Told();

        (await assistant.Client.CallToolAsync("get_event_overview", Arguments, told)).IsError.ShouldNotBe(true);

        told.Values.Count.ShouldBeGreaterThan(2);
        told.Values.Select(value => value.Progress).ShouldBe(told.Values.Select(value => value.Progress).Distinct().Order(), "more each time");
        told.Values.ShouldAllBe(value => value.Progress <= value.Total && value.Message!.StartsWith("Reading ", StringComparison.Ordinal));
        told.Values.Select(value => value.Message!.Split(' ', ':')[1]).Distinct().ShouldBe(["sessions", "people"], "what has one page is there at once");
        told.Values.ShouldContain(value => value.Message == "Reading sessions: 1 of 16 pages.");
        told.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");

        var again = new Told();
        (await assistant.Client.CallToolAsync("get_event_overview", Arguments, again)).IsError.ShouldNotBe(true);
        again.Values.ShouldBeEmpty("it is kept");
    }

    [Fact]
    public async Task Who_leaves_does_not_end_it_for_the_others_and_who_comes_late_is_told_where_it_is()
    {
        var wire = new Wire();
        var gate = Gated(wire);
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        var (leaves, stays, late) = (new Told(), new Told(), new Told());
        using var leaving = new CancellationTokenSource();
        var first = assistant.Client.CallToolAsync("search_sessions", Arguments, leaves, cancellationToken: leaving.Token).AsTask();
        await leaves.SomethingAsync();
        var second = assistant.Client.CallToolAsync("search_sessions", Arguments, stays).AsTask();
        await stays.SomethingAsync();

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        var third = assistant.Client.CallToolAsync("search_sessions", Arguments, late).AsTask();
        await late.SomethingAsync();
        gate.SetResult();

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
        var gate = Gated(wire);
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, configure: wire.Lay);
        using var leaving = new CancellationTokenSource();
        Told[] told = [new(), new()];
        Task[] calls = [.. told.Select(one => assistant.Client.CallToolAsync("search_sessions", Arguments, one, cancellationToken: leaving.Token).AsTask())];
        await Task.WhenAll(told.Select(one => one.SomethingAsync()));

        await leaving.CancelAsync();
        foreach (var call in calls)
            await Should.ThrowAsync<OperationCanceledException>(call);
        await wire.IdleAsync();
        var seen = wire.Seen("/sessions");
        seen.ShouldBeLessThan(16);
        gate.SetResult();

        (await assistant.Client.CallToolAsync("search_sessions", Arguments)).IsError.ShouldNotBe(true, "the next one reads it");
        wire.Seen("/sessions").ShouldBe(seen + 16);
    }

    // The first page passes, and what comes behind it waits.
    private static TaskCompletionSource Gated(Wire wire)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        wire.Break = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal))
                wire.Open = gate.Task;
            return null;
        };
        return gate;
    }

    private sealed class Told : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<ProgressNotificationValue> _values = new();
        private readonly TaskCompletionSource _something = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<ProgressNotificationValue> Values => [.. _values];

        public Task SomethingAsync() => _something.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Report(ProgressNotificationValue value)
        {
            _values.Enqueue(value);
            _something.TrySetResult();
        }
    }
}
