using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Keys;

public sealed class ServerKeyRingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // The hourly load and one that somebody asked for: what the slower of them read is older.
    [Fact]
    public async Task A_load_that_began_earlier_does_not_put_back_the_key_that_was_in_use_then()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var hold = new HoldOnce();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddSingleton<ServerKeyRing>();
        services.ConfigureDbContext<ServerDatabase>(options => options.AddInterceptors(hold));
        services.AddStorage(DataDirectory.Open(_directory.Path, usesSandbox: false));
        await using var process = services.BuildServiceProvider();
        await StorageServices.MigrateAsync(process, CancellationToken.None);
        var ring = process.GetRequiredService<ServerKeyRing>();
        await ring.LoadAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromDays(89));
        await ring.LoadAsync(CancellationToken.None);
        var before = ring.Current.Signing[0].KeyId;
        time.Advance(TimeSpan.FromHours(23));
        hold.Arm();

        var earlier = ring.LoadAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromHours(2));
        var later = ring.LoadAsync(CancellationToken.None);
        hold.Release();
        await Task.WhenAll(earlier, later);

        ring.Current.Signing[0].KeyId.ShouldNotBe(before);
        ring.Current.Signing.Count.ShouldBe(2);
    }

    /// <summary>Keeps what the next statement read from whoever asked, until it is released.</summary>
    private sealed class HoldOnce : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isArmed;

        public void Arm() => _isArmed = 1;

        public void Release() => _released.SetResult();

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _isArmed, 0) == 1)
                await _released.Task;
            return result;
        }
    }
}
