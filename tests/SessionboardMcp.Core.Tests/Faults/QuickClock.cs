using Microsoft.Extensions.Time.Testing;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>A clock that stands until it is moved, but lets short waits (back-offs, small delays) pass at once.</summary>
internal sealed class QuickClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(9);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= Short ? TimeSpan.Zero : dueTime, period);
}
