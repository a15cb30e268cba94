using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and tells when somebody begins to wait.</summary>
internal sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Until somebody waits for this long; fails where what is done ends instead.</summary>
    public async Task PausedAsync(TimeSpan pause, Task renewal) => (await IsPausedAsync(pause, renewal)).ShouldBeTrue("it gave up instead of waiting");

    /// <summary>The same, and then that time is over.</summary>
    public async Task ElapseAsync(TimeSpan pause, TimeSpan next, Task renewal)
    {
        Advance(pause);
        await PausedAsync(next, renewal);
    }

    /// <summary>Lets what is done wait for this long, if it does.</summary>
    public async Task PassAsync(TimeSpan pause, Task renewal)
    {
        if (await IsPausedAsync(pause, renewal))
            Advance(pause);
    }

    private async Task<bool> IsPausedAsync(TimeSpan pause, Task renewal)
    {
        var paused = WaitAsync(pause);
        return await Task.WhenAny(paused, renewal) == paused;
    }

    private async Task WaitAsync(TimeSpan pause)
    {
        while (await _waits.Reader.ReadAsync() != pause)
            continue;
    }
}
