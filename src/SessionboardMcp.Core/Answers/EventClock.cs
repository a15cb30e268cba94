using System.Globalization;

namespace SessionboardMcp.Core.Answers;

/// <summary>Tells times as the clocks at the event show them.</summary>
internal sealed class EventClock
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private readonly TimeZoneInfo _zone;

    private EventClock(TimeZoneInfo zone, string? caveat) => (_zone, Caveat) = (zone, caveat);

    /// <summary>The zone's name: clocks of one zone tell the same.</summary>
    public string Zone => _zone.Id;

    /// <summary>The zone.</summary>
    public TimeZoneInfo TimeZone => _zone;

    /// <summary>Whether the clocks skip a time of day, as they go forward.</summary>
    public bool Skips(DateTime local) => _zone.IsInvalidTime(local);

    /// <summary>The offsets at which the clocks show a time of day, earliest instant last: two where they go back.</summary>
    public IReadOnlyList<TimeSpan> OffsetsOf(DateTime local) =>
        _zone.IsAmbiguousTime(local) ? [.. _zone.GetAmbiguousTimeOffsets(local).Order()] : [_zone.GetUtcOffset(local)];

    /// <summary>What to keep in mind about the times; null where they are the event's own.</summary>
    public string? Caveat { get; }

    /// <summary>The clock of an event; UTC, with a caveat, where its zone is not told or not known on this machine.</summary>
    public static EventClock Of(EventSummary summary) =>
        summary.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new EventClock(zone, null)
            : new EventClock(TimeZoneInfo.Utc, "The event's time zone is not known here: times are in UTC.");

    /// <summary>The time with its offset, such as <c>2027-03-09T09:00:00-06:00</c>.</summary>
    public string? Text(DateTimeOffset? instant) =>
        instant is { } given ? Local(given).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : null;

    /// <summary>The day, such as <c>2027-03-09</c>.</summary>
    public string? Day(DateTimeOffset? instant) =>
        instant is { } given ? Local(given).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The time of day, such as <c>09:00</c>.</summary>
    public string? TimeOfDay(DateTimeOffset? instant) =>
        instant is { } given ? Local(given).ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>The day of the week, such as <c>Tuesday</c>.</summary>
    public string? Weekday(DateTimeOffset? instant) =>
        instant is { } given ? Local(given).ToString("dddd", CultureInfo.InvariantCulture) : null;

    /// <summary>Reads a day or a time; without an offset it is the event's own.</summary>
    /// <returns>The instant; null where the text is neither.</returns>
    public DateTimeOffset? Parse(string text)
    {
        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, _zone.GetUtcOffset(local));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }

    /// <summary>The event's midnight before an instant, or so many days from it.</summary>
    public DateTimeOffset Midnight(DateTimeOffset instant, int days)
    {
        var day = Local(instant).Date.AddDays(days);
        return new DateTimeOffset(day, _zone.GetUtcOffset(day));
    }

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);
}
