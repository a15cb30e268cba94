namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// A time zone by its rule, not by the machine's zone database: with invariant globalization Windows does not know
/// IANA names, and the seed must be the same everywhere.
/// </summary>
internal sealed class EventZone
{
    /// <summary>Daylight saving from the second Sunday of March to the first of November, at 02:00 local time.</summary>
    public static readonly EventZone Chicago = new(
        "America/Chicago", -6, year => (Sunday(year, 3, 2).AddHours(8), Sunday(year, 11, 1).AddHours(7)));

    /// <summary>Daylight saving from the last Sunday of March to the last of October, at 01:00 UTC.</summary>
    public static readonly EventZone Berlin = new(
        "Europe/Berlin", 1, year => (LastSunday(year, 3).AddHours(1), LastSunday(year, 10).AddHours(1)));

    private readonly TimeSpan _standard;
    private readonly Func<int, (DateTime Starts, DateTime Ends)> _daylight;

    private EventZone(string id, int standardHours, Func<int, (DateTime Starts, DateTime Ends)> daylight)
    {
        Id = id;
        _standard = TimeSpan.FromHours(standardHours);
        _daylight = daylight;
    }

    public string Id { get; }

    public DateTimeOffset ToUtc(DateTime local)
    {
        var (starts, ends) = _daylight(local.Year);
        var asDaylight = local - _standard - TimeSpan.FromHours(1);
        var utc = asDaylight >= starts && asDaylight < ends ? asDaylight : local - _standard;
        return new DateTimeOffset(utc, TimeSpan.Zero);
    }

    private static DateTime Sunday(int year, int month, int nth)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
