using System.Globalization;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Instants as the API writes and takes them.</summary>
internal static class Rfc3339
{
    // Format date-time: without an offset a time would depend on whose clock is asked.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Reads an instant.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    /// <summary>The instant to the millisecond, which is all that an answer tells of it.</summary>
    public static DateTimeOffset AsTold(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Now, or, for a clock that stood still, a millisecond after the last change: no two versions of a record tell the same time.</summary>
    public static DateTimeOffset After(this TimeProvider time, DateTimeOffset lastChange)
    {
        var (now, next) = (time.GetUtcNow().AsTold(), lastChange.AsTold().AddMilliseconds(1));
        return now > next ? now : next;
    }
}
