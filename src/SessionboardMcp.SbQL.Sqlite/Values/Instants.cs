using System.Globalization;

namespace SessionboardMcp.SbQL.Sqlite.Values;

/// <summary>The two ways in which an instant is kept; see the remarks of <see cref="Sql.SqlMapping"/>.</summary>
public static class Instants
{
    /// <summary>Wall time and offset, such as <c>2026-10-12T09:00:00-05:00</c>.</summary>
    /// <param name="instant">The instant; a fraction of a second is cut off.</param>
    /// <param name="zone">The zone of the event.</param>
    public static string InZone(this DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>UTC, such as <c>2026-10-12T14:00:00Z</c>; texts in it sort as the instants do.</summary>
    /// <param name="instant">The instant; a fraction of a second is cut off.</param>
    public static string InUtc(this DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
