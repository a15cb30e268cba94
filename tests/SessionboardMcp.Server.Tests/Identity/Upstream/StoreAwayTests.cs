using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;
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
    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

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
        using var measured = Measured.Begin("refreshes");
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

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(token);
        failure.IsOfSignIn.ShouldBeTrue();
        failure.Message.ShouldContain("The connection is kept: try again");
        // Sessionboard answered: an operator who looks there looks in the wrong place.
        measured.Of("outcome").ShouldBe(["failed_here"]);
    }

    // The database was away for longer than a lease, and of two that find it back the one that holds the rotated tokens comes first.
    [Fact]
    public async Task Who_finds_a_lease_run_out_lets_its_owner_store_what_it_holds()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var probe = new AtAnswer();
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, probe);
        await using var other = await Replica.StartAsync(_directory, sandbox, _time);
        probe.Act = () => RunAsync(replica, "ALTER TABLE \"Connections\" RENAME TO \"Away\"");
        var (connection, token) = await RenewAsync(replica, sandbox);
        await RunAsync(replica, "ALTER TABLE \"Away\" RENAME TO \"Connections\"");
        await RunAsync(replica, "UPDATE \"Connections\" SET \"LeaseExpiresAt\" = 1");

        var others = other.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await _time.PausedAsync(RefreshOptions.Succession, others);
        (await replica.RowAsync(connection.Id)).LeaseOwner.ShouldNotBeNull();
        _time.Advance(RefreshOptions.StorePause);
        var stored = await token;
        _time.Advance(RefreshOptions.Succession - RefreshOptions.StorePause);

        (await others).ShouldBe(stored);
        (sandbox.OAuth.Refreshes, sandbox.OAuth.RefusedRefreshes).ShouldBe((1, 0));
        var row = await replica.RowAsync(connection.Id);
        (row.LeaseOwner, row.EndedAt).ShouldBe((null, null));
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
}
