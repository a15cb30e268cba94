using System.Globalization;

namespace SessionboardMcp.Server.Pages;

/// <summary>Tells people when something was. How long ago needs no time zone, which nobody here knows of them.</summary>
internal static class Ago
{
    private const int DaysInWords = 14;

    /// <summary>How long ago, such as "5 minutes ago"; the day where it is long ago.</summary>
    public static string Of(DateTimeOffset time, DateTimeOffset now) => (now - time) switch
    {
        { TotalMinutes: < 2 } => "just now",
        { TotalHours: < 1 } past => $"{(int)past.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "an hour ago",
        { TotalDays: < 1 } past => $"{(int)past.TotalHours} hours ago",
        { TotalDays: < 2 } => "a day ago",
        { TotalDays: < DaysInWords } past => $"{(int)past.TotalDays} days ago",
        _ => $"on {time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
    };

    /// <summary>Exactly, such as "24 Nov 2026, 12:00 UTC".</summary>
    public static string Exactly(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
