using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>A database that fails when Sessionboard has rotated the refresh token and nothing else holds the new one.</summary>
[OnBothStores]
public sealed class StoreAwayTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly WatchedTime _time = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Rotated_tokens_are_stored_when_the_database_is_back()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var probe = new AtAnswer();
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, probe);
        probe.Act = () => RunAsync(replica, "ALTER TABLE \"Connections\" RENAME TO \"Away\"");
        var (connection, token) = await RenewAsync(replica, sandbox);
        await _time.ElapseAsync(RefreshOptions.StorePause, RefreshOptions.StorePause * 2, token);
        await RunAsync(replica, "ALTER TABLE \"Away\" RENAME TO \"Connections\"");
        _time.Advance(RefreshOptions.StorePause * 2);

        (await SandboxPerson.CallAsync(sandbox, await token)).ShouldBe(System.Net.HttpStatusCode.OK);
        sandbox.OAuth.Refreshes.ShouldBe(1);
        var row = await replica.RowAsync(connection.Id);
        replica.Secrets.AccessToken(row).ShouldBe(await token);
        row.LeaseOwner.ShouldBeNull();
    }

    [Fact]
    public async Task A_database_that_stays_away_is_given_up_after_bounded_tries()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var probe = new AtAnswer();
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, probe);
        probe.Act = () => RunAsync(replica, "ALTER TABLE \"Connections\" RENAME TO \"Away\"");
        var (_, token) = await RenewAsync(replica, sandbox);
        var (pause, passed) = (RefreshOptions.StorePause, TimeSpan.Zero);
        while (passed + pause < RefreshOptions.StorePatience)
        {
            var next = pause * 2 < RefreshOptions.LongestStorePause ? pause * 2 : RefreshOptions.LongestStorePause;
            await _time.ElapseAsync(pause, next, token);
            (passed, pause) = (passed + pause, next);
        }

        _time.Advance(pause);

        await Should.ThrowAsync<DbException>(token);
    }

    // Until the tokens that came could not be stored for the first time.
    private async Task<(Connection Connection, Task<string> Token)> RenewAsync(Replica replica, SandboxHost sandbox)
    {
        var connection = await replica.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        var token = replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await _time.PausedAsync(RefreshOptions.StorePause, token);
        return (connection, token);
    }

    private static async Task RunAsync(Replica replica, string statement)
    {
        await using var database = await replica.Get<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        await database.Database.ExecuteSqlRawAsync(statement);
    }

    private sealed class AtAnswer : RefreshProbe
    {
        public Func<Task> Act { get; set; } = () => Task.CompletedTask;

        // Once: storing is tried again, and the database is away by then.
        protected override Task PassAsync(RefreshStep step)
        {
            if (step != RefreshStep.Answered)
                return Task.CompletedTask;
            var act = Act;
            Act = () => Task.CompletedTask;
            return act();
        }
    }

    /// <summary>Tells when somebody begins to wait.</summary>
    private sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero))
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }

        public async Task PausedAsync(TimeSpan pause, Task renewal)
        {
            var paused = WaitAsync(pause);
            (await Task.WhenAny(paused, renewal)).ShouldBe(paused, "it gave up instead of waiting");
        }

        public async Task ElapseAsync(TimeSpan pause, TimeSpan next, Task renewal)
        {
            Advance(pause);
            await PausedAsync(next, renewal);
        }

        private async Task WaitAsync(TimeSpan pause)
        {
            while (await _waits.Reader.ReadAsync() != pause)
                continue;
        }
    }
}
