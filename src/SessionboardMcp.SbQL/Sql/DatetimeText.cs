using System.Globalization;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>How days and times are written in a query.</summary>
internal static class DatetimeText
{
    public const string Example = "a datetime such as '2026-10-12' or '2026-10-12T09:00:00'";
    public const string DayExample = "a day such as '2026-10-12'";
    public const string TimeExample = "a time of day such as '09:00'";

    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    // Fractions are read and dropped: what is stored has none.
    private static readonly string[] Clocks = [Seconds, "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>
    /// A datetime as it is compared: the time on the wall, or where the text has an offset the instant (<c>…Z</c>).
    /// </summary>
    public static (string Text, bool IsInstant)? Datetime(string text)
    {
        text = text.Trim();
        if (Day(text) is { } day)
            return ($"{day}T00:00:00", false);
        if (text.Length > 10 && text[10] is ' ' or 't')
            text = string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11));
        var (clock, offset) = SplitOffset(text);
        if (!DateTime.TryParseExact(clock, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        if (offset is null)
            return (time.ToString(Seconds, CultureInfo.InvariantCulture), false);
        var ticks = time.Ticks - offset.Value.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? null
            : (new DateTime(ticks).ToString(Seconds, CultureInfo.InvariantCulture) + "Z", true);
    }

    /// <summary>A day in the one way in which it is compared.</summary>
    public static string? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text.Trim()
            : null;

    /// <summary>A time of day in the one way in which it is compared.</summary>
    public static string? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : null;

    private static (string Clock, TimeSpan? Offset) SplitOffset(string text)
    {
        if (text.EndsWith('Z') || text.EndsWith('z'))
            return (text[..^1], TimeSpan.Zero);
        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign <= 10)
            return (text, null);
        var digits = text.AsSpan(sign + 1);
        return TimeSpan.TryParseExact(digits, [@"hh\:mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out var offset)
            ? (text[..sign], text[sign] == '-' ? -offset : offset)
            : (text, null);
    }
}
