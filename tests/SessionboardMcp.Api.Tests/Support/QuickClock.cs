using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>
/// A clock that stands still until it is moved, but lets short waits (back-offs, rate limits) pass at once and notes how
/// long they would have been. Time limits are longer, and wait for the test to move the clock.
/// </summary>
internal sealed class QuickClock : FakeTimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(9);
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public QuickClock()
        : base(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > Short) return base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
