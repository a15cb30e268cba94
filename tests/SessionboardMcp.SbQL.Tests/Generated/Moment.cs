using System.Globalization;

namespace SessionboardMcp.SbQL.Tests.Generated;

/// <summary>A point in time where an event takes place.</summary>
internal readonly record struct Moment(DateTime Utc, Zone Zone)
{
    public DateTime Wall => Utc + Zone.OffsetAt(Utc);

    public string WallText
    {
        get
        {
            var offset = Zone.OffsetAt(Utc);
            return $"{Text(Wall)}{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
        }
    }

    public string UtcText => Text(Utc) + "Z";

    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
