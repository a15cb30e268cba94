using System.Globalization;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Sandbox.Tests.Seed;

public class EventZoneTests
{
    [Theory]
    [InlineData("America/Chicago", "2027-03-13T09:00", "2027-03-13T15:00")]
    [InlineData("America/Chicago", "2027-03-14T01:59", "2027-03-14T07:59")]
    [InlineData("America/Chicago", "2027-03-14T03:00", "2027-03-14T08:00")]
    [InlineData("America/Chicago", "2026-11-01T02:00", "2026-11-01T08:00")]
    [InlineData("America/Chicago", "2026-11-01T00:30", "2026-11-01T05:30")]
    [InlineData("Europe/Berlin", "2027-03-28T01:59", "2027-03-28T00:59")]
    [InlineData("Europe/Berlin", "2027-03-28T03:00", "2027-03-28T01:00")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00", "2026-10-25T11:00")]
    public void Local_time_becomes_UTC_by_the_zones_rule(string zone, string local, string utc)
    {
        var rule = zone == EventZone.Chicago.Id ? EventZone.Chicago : EventZone.Berlin;

        rule.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture).ShouldBe(utc);
    }

    [Fact]
    public void The_largest_event_has_sessions_before_and_after_the_clock_change()
    {
        var change = new DateTimeOffset(2027, 3, 14, 8, 0, 0, TimeSpan.Zero);
        var programme = Seeded.Largest.LiveProgramme();

        programme.Count(session => session.EndsAt < change).ShouldBeGreaterThan(20);
        programme.Count(session => session.StartsAt > change).ShouldBeGreaterThan(300);
    }
}
