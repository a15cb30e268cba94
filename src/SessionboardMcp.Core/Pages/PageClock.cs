using System.Globalization;

namespace SessionboardMcp.Core.Pages;

/// <summary>Tells times to people, as the clocks at the event show them, and says whose clocks these are.</summary>
/// <param name="zone">The event's IANA time zone; null, or one that is not known here, for UTC.</param>
internal sealed class PageClock(string? zone)
{
    private readonly TimeZoneInfo _zone = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>The zone, such as <c>America/Chicago</c>.</summary>
    public string Zone => _zone.Id;

    /// <summary>A time, such as <c>Tue 9 Mar 2027, 09:00</c>.</summary>
    public string Text(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time that was written with its offset; the text itself where it is none.</summary>
    public string Text(string written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? Text(instant) : written;
}
