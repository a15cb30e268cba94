using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>A session with its place, or without.</summary>
internal sealed record Laid(SessionToPlan Session, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room)
{
    public bool IsPlaced => StartsAt != default;

    public static Laid Nowhere(SessionToPlan session) => new(session, default, default, null);

    public bool Meets(Laid other) => IsPlaced && other.IsPlaced && StartsAt < other.EndsAt && other.StartsAt < EndsAt;

    /// <summary>Every minute in which it runs, by the clock on the wall.</summary>
    public IEnumerable<DateTime> WallMinutes(TimeZoneInfo zone)
    {
        for (var at = StartsAt; at < EndsAt; at = at.AddMinutes(1))
            yield return TimeZoneInfo.ConvertTime(at, zone).DateTime;
    }
}
