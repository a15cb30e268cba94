using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Identity.Upstream;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>A network to the database that swallows what is sent and refuses nothing, at the moment when rotated tokens have to be stored.</summary>
public sealed class SilentNetworkTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => _directory.Dispose();

    [PostgresFact]
    public async Task An_attempt_to_store_is_given_up_before_another_process_may_use_the_old_token_and_the_next_one_goes_another_way()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        await using var proxy = new SilentProxy(scope.Server);
        scope.Through = proxy;
        scope.Enter();
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = _time });
        var probe = new SilentAtAnswer(proxy);
        await using var replica = await Replica.StartAsync(_directory, sandbox, _time, probe);
        var connection = await replica.ConnectAsync(sandbox, "dana", _time.GetUtcNow());
        // Several connections are open, each of which is silent later.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => replica.RowAsync(connection.Id)));
        var before = proxy.Connections;

        var token = replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None);
        await _time.PausedAsync(RefreshOptions.StoreAttempt, token);
        await _time.ElapseAsync(RefreshOptions.StoreAttempt, RefreshOptions.StorePause, token);
        proxy.Speak();
        _time.Advance(RefreshOptions.StorePause);

        (await SandboxPerson.CallAsync(sandbox, await token)).ShouldBe(System.Net.HttpStatusCode.OK);
        (sandbox.OAuth.Refreshes, sandbox.OAuth.RefusedRefreshes).ShouldBe((1, 0));
        proxy.Connections.ShouldBeGreaterThan(before, "the second attempt took a new one");
        var row = await replica.RowAsync(connection.Id);
        replica.Secrets.AccessToken(row).ShouldBe(await token);
        (row.LeaseOwner, row.EndedAt).ShouldBe((null, null));
        (RefreshOptions.StoreAttempt + RefreshOptions.LongestStorePause).ShouldBeLessThan(RefreshOptions.Succession);
    }

    private sealed class SilentAtAnswer(SilentProxy proxy) : RefreshProbe
    {
        private bool _isDone;

        protected override Task PassAsync(RefreshStep step)
        {
            if (step == RefreshStep.Answered && !_isDone)
            {
                _isDone = true;
                proxy.Silence();
            }

            return Task.CompletedTask;
        }
    }
}
