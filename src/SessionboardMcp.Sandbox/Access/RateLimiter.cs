using System.Collections.Concurrent;

namespace SessionboardMcp.Sandbox.Access;

/// <summary>
/// Counts requests in a fixed window for each token and category. Where a window starts is not published; here it starts
/// with the first request in it.
/// </summary>
internal sealed class RateLimiter(int limit, TimeSpan length, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Token, string Category), Window> _windows = new();

    /// <summary>Counts one request, or several at once: all of them or none.</summary>
    public RateLimitTurn Take(string token, string category, int count = 1)
    {
        var window = _windows.GetOrAdd((token, category), static _ => new Window());
        lock (window)
        {
            var now = time.GetUtcNow();
            if (now >= window.End)
            {
                window.End = now + length;
                window.Used = 0;
            }

            var allowed = window.Used + count <= limit;
            if (allowed)
                window.Used += count;
            var seconds = (int)Math.Ceiling((window.End - now).TotalSeconds);
            return new RateLimitTurn(allowed, limit, limit - window.Used, seconds);
        }
    }

    private sealed class Window
    {
        public DateTimeOffset End { get; set; } = DateTimeOffset.MinValue;

        public int Used { get; set; }
    }
}

/// <summary>What the limiter says of one request.</summary>
/// <param name="Allowed">Whether it may go on.</param>
/// <param name="Limit">How many fit into a window.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetSeconds">Seconds until the window ends, rounded up.</param>
internal readonly record struct RateLimitTurn(bool Allowed, int Limit, int Remaining, int ResetSeconds);
