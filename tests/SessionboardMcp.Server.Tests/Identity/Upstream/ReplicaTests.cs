using System.Net;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

[OnBothStores]
public sealed class ReplicaTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, bool> Deaths
    {
        get
        {
            var deaths = new TheoryData<string, bool>();
            foreach (var step in Enum.GetNames<RefreshStep>())
            {
                deaths.Add(step, true);
                deaths.Add(step, false);
            }

            return deaths;
        }
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Two_hundred_calls_of_two_processes_are_one_refresh()
    {
        var options = new SandboxOptions();
        await using var sandbox = await SandboxHost.StartAsync(options);
        await using var one = await Replica.StartAsync(_directory, sandbox);
        await using var two = await Replica.StartAsync(_directory, sandbox);
        var connection = await one.ConnectAsync(sandbox, "dana", DateTimeOffset.UnixEpoch);
        // Long enough that all of them meet the refresh on its way.
        options.Faults.Plan(new Fault(FaultKind.Latency) { PathPrefix = "/oauth/token", Duration = TimeSpan.FromMilliseconds(500) });

        var tokens = await Task.WhenAll(Enumerable.Range(0, 200).Select(turn => Task.Run(() =>
            (turn % 2 == 0 ? one : two).Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None))));

        tokens.Distinct().ShouldHaveSingleItem();
        (sandbox.OAuth.Refreshes, sandbox.OAuth.RefusedRefreshes).ShouldBe((1, 0));
        (await SandboxPerson.CallAsync(sandbox, tokens[0])).ShouldBe(HttpStatusCode.OK);
    }

    // A probe that never returns is what a killed process looks like to the others: nothing is cleaned up.
    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task A_process_that_dies_at_any_point_loses_no_grant_that_is_still_honoured(string at, bool hasLeeway)
    {
        var step = Enum.Parse<RefreshStep>(at);
        var leeway = hasLeeway ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time, OAuth = new SandboxOAuthOptions { ReuseLeeway = leeway } });
        var death = new Death(step);
        await using var dying = await Replica.StartAsync(_directory, sandbox, _time, death);
        await using var living = await Replica.StartAsync(_directory, sandbox, _time);
        var connection = await living.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        _ = dying.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await death.Came;

        _time.Advance(RefreshOptions.Lease);
        var token = living.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        // Whoever died may have only been slow.
        await _time.PassAsync(RefreshOptions.Succession, token);

        // Only where Sessionboard has rotated, nobody has learnt the new token, and no second use is allowed, nothing can be done.
        if (step == RefreshStep.Answered && !hasLeeway)
        {
            await Should.ThrowAsync<ConnectionEndedException>(token);
            (await living.RowAsync(connection.Id)).EndReason.ShouldBe(EndReasons.Upstream);
            return;
        }

        (await SandboxPerson.CallAsync(sandbox, await token)).ShouldBe(HttpStatusCode.OK);
        var row = await living.RowAsync(connection.Id);
        (row.LeaseOwner, row.LeaseExpiresAt, row.EndedAt).ShouldBe((null, null, null));
        _time.Advance(TimeSpan.FromHours(2));
        (await SandboxPerson.CallAsync(sandbox, await living.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_process_that_was_taken_for_dead_stores_what_it_got_if_nobody_else_did()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var pause = new Death(RefreshStep.Answered);
        await using var slow = await Replica.StartAsync(_directory, sandbox, _time, pause);
        var connection = await slow.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        var token = slow.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await pause.Came;

        _time.Advance(RefreshOptions.Lease * 2);
        pause.Revive();
        // To store took longer than an attempt may.
        await _time.PassAsync(RefreshOptions.StorePause, token);

        (await SandboxPerson.CallAsync(sandbox, await token)).ShouldBe(HttpStatusCode.OK);
        slow.Secrets.AccessToken(await slow.RowAsync(connection.Id)).ShouldBe(await token);
    }

    [Fact]
    public async Task A_process_that_was_taken_for_dead_takes_over_what_another_one_stored()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            TimeProvider = _time,
            OAuth = new SandboxOAuthOptions { ReuseLeeway = TimeSpan.FromSeconds(30) },
        });
        var pause = new Death(RefreshStep.Answered);
        await using var slow = await Replica.StartAsync(_directory, sandbox, _time, pause);
        await using var fast = await Replica.StartAsync(_directory, sandbox, _time);
        var connection = await slow.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        var late = slow.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await pause.Came;
        _time.Advance(RefreshOptions.Lease);
        var early = fast.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await _time.PassAsync(RefreshOptions.Succession, early);
        var token = await early;

        pause.Revive();
        await _time.PassAsync(RefreshOptions.StorePause, late);

        (await late).ShouldBe(token);
        (sandbox.OAuth.StandingGrants, sandbox.OAuth.Revocations).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_comes_for_a_connection_that_ended_meanwhile_is_given_back()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var pause = new Death(RefreshStep.Answered);
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, pause);
        var connection = await replica.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        var token = replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await pause.Came;
        (await replica.Get<ConnectionStore>().TryEndAsync(connection, EndReasons.Disconnected)).ShouldBeTrue();

        pause.Revive();

        await Should.ThrowAsync<ConnectionEndedException>(token);
        sandbox.OAuth.StandingGrants.ShouldBe(0);
    }

    [Fact]
    public async Task A_caller_who_leaves_takes_no_answer_along()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var pause = new Death(RefreshStep.Answered);
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, pause);
        var connection = await replica.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        using var leaving = new CancellationTokenSource();
        var left = replica.Tokens.AccessTokenAsync(connection.Id, null, leaving.Token);
        await pause.Came;

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        var stayed = replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        pause.Revive();

        (await SandboxPerson.CallAsync(sandbox, await stayed)).ShouldBe(HttpStatusCode.OK);
        sandbox.OAuth.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Stopping_waits_for_an_answer_that_is_on_its_way()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var pause = new Death(RefreshStep.Answered);
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, pause);
        var connection = await replica.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        var token = replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await pause.Came;

        var stopping = replica.Get<RefreshFlights>().StopAsync(CancellationToken.None);
        stopping.IsCompleted.ShouldBeFalse();
        pause.Revive();
        await stopping;

        replica.Secrets.AccessToken(await replica.RowAsync(connection.Id)).ShouldBe(await token);
    }

    private sealed class Death(RefreshStep at) : RefreshProbe
    {
        private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _revived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Came => _came.Task;

        public void Revive() => _revived.SetResult();

        protected override Task PassAsync(RefreshStep step)
        {
            if (step != at)
                return Task.CompletedTask;
            _came.TrySetResult();
            return _revived.Task;
        }
    }
}
