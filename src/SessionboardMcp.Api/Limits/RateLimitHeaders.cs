using System.Globalization;
using System.Net.Http.Headers;

namespace SessionboardMcp.Api.Limits;

/// <summary>Reads <c>RateLimit-*</c> and <c>Retry-After</c>.</summary>
internal static class RateLimitHeaders
{
    /// <summary>The documented length of a window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // A reset is documented without its unit. Seconds to go are small, an instant in Unix seconds is not.
    private const long LeastUnixTime = 1_000_000_000;
    private const long LeastUnixMilliseconds = 100_000_000_000;
    private const long MostUnixMilliseconds = 253_402_300_799_999;

    public static RateLimitReading? Read(HttpResponseHeaders headers, DateTimeOffset now) =>
        Number(headers, "RateLimit-Limit") is { } limit
        && Number(headers, "RateLimit-Remaining") is { } remaining
        && limit <= int.MaxValue
            ? new RateLimitReading((int)limit, (int)Math.Min(remaining, limit), Reset(headers, now))
            : null;

    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static DateTimeOffset Reset(HttpResponseHeaders headers, DateTimeOffset now) =>
        Number(headers, "RateLimit-Reset") switch
        {
            null => now + Window,
            < LeastUnixTime and var seconds => now.AddSeconds(seconds),
            < LeastUnixMilliseconds and var instant => DateTimeOffset.FromUnixTimeSeconds(instant),
            <= MostUnixMilliseconds and var instant => DateTimeOffset.FromUnixTimeMilliseconds(instant),
            _ => now + Window,
        };

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && decimal.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= long.MaxValue
            ? (long)Math.Ceiling(number)
            : null;
}
