using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Flights;

public sealed class FourAtOnceTests
{
    private const string Sessions = "POST /v1/event/7/sessions";
    private const string Speakers = "POST /v1/event/7/speakers";
    private const string OtherEvent = "POST /v1/event/8/sessions";

    [Fact]
    public async Task The_fifth_waits_until_one_of_the_four_is_done()
    {
        var turns = new FourAtOnce();
        var running = new List<TaskCompletionSource<int>>();
        var all = Enumerable.Range(0, 9).Select(_ => turns.RunAsync("one", Run, CancellationToken.None)).ToList();

        for (var done = 0; done < 5; done++)
        {
            running.Count.ShouldBe(4 + done);
            running[done].SetResult(done);
            await all[done].Soon();
            await Until(() => running.Count == 5 + done);
        }

        foreach (var last in running.Skip(5)) last.SetResult(0);
        await Task.WhenAll(all).Soon();

        Task<int> Run()
        {
            var mine = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (running) running.Add(mine);
            return mine.Task;
        }
    }

    [Fact]
    public async Task Nothing_is_left_of_those_who_are_done_failed_or_gone()
    {
        var turns = new FourAtOnce();
        using var leaving = new CancellationTokenSource();
        var held = new TaskCompletionSource<int>();

        await turns.RunAsync("done", () => Task.FromResult(1), CancellationToken.None);
        await Should.ThrowAsync<InvalidOperationException>(turns.RunAsync<int>("failed", () => throw new InvalidOperationException(), CancellationToken.None));
        var four = Enumerable.Range(0, 4).Select(_ => turns.RunAsync("held", () => held.Task, CancellationToken.None)).ToList();
        var gone = turns.RunAsync("held", () => held.Task, leaving.Token);
        turns.Count.ShouldBe(1);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        held.SetResult(1);
        await Task.WhenAll(four);

        turns.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_done_or_leaves_does_not_take_the_gate_along_while_others_are_in_it()
    {
        var turns = new FourAtOnce();
        using var leaving = new CancellationTokenSource();
        var held = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var four = held.Select(one => turns.RunAsync("one", () => one.Task, CancellationToken.None)).ToList();
        var gone = turns.RunAsync("one", () => Task.FromResult(0), leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);

        var fifth = turns.RunAsync("one", () => new TaskCompletionSource<int>().Task, CancellationToken.None);
        held[0].SetResult(0);
        await four[0].Soon();
        var isSixthRunning = false;
        var sixth = turns.RunAsync("one", () => Task.FromResult(isSixthRunning = true), CancellationToken.None);

        fifth.IsCompleted.ShouldBeFalse();
        isSixthRunning.ShouldBeFalse("three are held, and the fifth has the turn of the first");
        held[1].SetResult(0);
        (await sixth.Soon()).ShouldBeTrue();
    }

    [Fact]
    public async Task Ten_credentials_that_come_and_go_never_have_more_than_four_each_and_leave_nothing()
    {
        var turns = new FourAtOnce();
        var under = new int[10];
        var most = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (turn, token) =>
            await turns.RunAsync($"{turn % under.Length}", async () =>
            {
                var now = Interlocked.Increment(ref under[turn % under.Length]);
                InterlockedMax(ref most, now);
                await Task.Yield();
                return Interlocked.Decrement(ref under[turn % under.Length]);
            }, token));

        most.ShouldBeInRange(1, 4);
        turns.Count.ShouldBe(0);
    }

    // A gate that was kept as a value would be pushed out by others' values, or end with a person's minute, and let four more through.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Never_more_than_four_searches_are_under_way_for_a_credential_however_much_others_keep(bool isPerson)
    {
        await using var lab = await Lab.OpenAsync(options => (options.AttemptTimeout, options.Deadline) = (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)));
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        foreach (var route in new[] { Sessions, Speakers, OtherEvent, "POST /v1/event/7/tracks" })
            lab.Server.On(route, Reply.Gated(arrived, gate.Task, """{"results":[]}"""));
        ISessionboardClient Mine() => lab.Factory.Create(isPerson ? new BearerCredential(new GivenTokens(_ => "a-token"), "one") : new ApiTokenCredential("token-one"));

        var asked = Enumerable.Range(1, 4).Select(page => (Task)Mine().Sessions.SearchAsync(7, new SessionSearch(), page, 100)).ToList();
        for (var i = 0; i < 4; i++) await arrived.Soon();
        for (var other = 0; other < 500; other++)
            await lab.ClientOf($"token-other-{other}").Keeping.KeepAsync("large", TimeSpan.FromHours(1), _ => 1_000, _ => Task.FromResult("x"));
        lab.Clock.Advance(TimeSpan.FromMinutes(2));
        asked.AddRange(Enumerable.Range(5, 4).Select(page => (Task)Mine().Sessions.SearchAsync(7, new SessionSearch(), page, 100)));
        asked.Add(Mine().Contacts.SearchSpeakersAsync(7, new(), 1, 100));
        asked.Add(Mine().Sessions.SearchAsync(8, new SessionSearch(), 1, 100));
        asked.Add(Mine().Settings.ListAsync(7, SettingKind.Tracks));

        // Somebody else's goes through, so that whatever of mine could have come has come.
        asked.Add(lab.ClientOf("token-two").Sessions.SearchAsync(7, new SessionSearch(), 1, 100));
        await arrived.Soon();
        lab.Server.Seen.Count.ShouldBe(5);
        lab.Server.Seen[^1].Headers["x-access-token"].ShouldBe("token-two");

        gate.SetResult();
        await Task.WhenAll(asked).Soon();
        lab.Server.Seen.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_for_a_turn_sends_nothing_and_a_failure_gives_its_turn_back()
    {
        await using var lab = await Lab.OpenAsync(options => options.MaxRetries = 0);
        using var arrived = new SemaphoreSlim(0);
        using var leaving = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        lab.Server.On(Sessions, Reply.Gated(arrived, gate.Task, "not json"));
        lab.Server.On(Speakers, """{"results":[]}""");

        var four = Enumerable.Range(1, 4).Select(page => lab.Client.Sessions.SearchAsync(7, new SessionSearch(), page, 100)).ToList();
        for (var i = 0; i < 4; i++) await arrived.Soon();
        var left = lab.Client.Contacts.SearchAsync(7, new(), 1, 100, leaving.Token);
        var stays = lab.Client.Contacts.SearchSpeakersAsync(7, new(), 1, 100);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left.Soon());
        gate.SetResult();
        foreach (var call in four) await Should.ThrowAsync<UpstreamUnavailableException>(call.Soon());

        (await stays.Soon()).Items.ShouldBeEmpty();
        lab.Server.Seen.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_spends_a_budget_does_not_wait_for_searches()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On(Sessions, Reply.Gated(arrived, gate.Task, """{"results":[]}"""));
        lab.Server.On("GET /v1/event/7/sessions/s1", """{"id":"s1"}""");

        var four = Enumerable.Range(1, 4).Select(page => lab.Client.Sessions.SearchAsync(7, new SessionSearch(), page, 100)).ToList();
        for (var i = 0; i < 4; i++) await arrived.Soon();

        (await lab.Client.Sessions.GetAsync(7, "s1").Soon()).Id.ShouldBe("s1");
        gate.SetResult();
        await Task.WhenAll(four).Soon();
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds()) await Task.Yield();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var known = most; now > known; known = most)
            Interlocked.CompareExchange(ref most, now, known);
    }
}
