using System.Globalization;

namespace SessionboardMcp.SbQL.Tests.Generated;

public sealed class ZonesTests
{
    [Fact]
    public void Written_by_hand_are_those_of_the_machine()
    {
        foreach (var zone in Zone.All)
        {
            for (var utc = new DateTime(2026, 1, 1); utc.Year == 2026; utc = utc.AddMinutes(30))
                zone.OffsetAt(utc).ShouldBe(TimeZoneInfo.FindSystemTimeZoneById(zone.Id).GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), $"{zone.Id} {utc.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public void Have_walls_that_repeat_and_walls_that_are_missing()
    {
        foreach (var zone in Zone.All.Take(3))
        {
            var walls = Enumerable.Range(0, 365 * 96).Select(quarter => new Moment(new DateTime(2026, 1, 1).AddMinutes(15 * quarter), zone).Wall).ToList();

            walls.Count.ShouldBeGreaterThan(walls.Distinct().Count());
            walls.Zip(walls.Skip(1)).ShouldContain(pair => pair.Second - pair.First > TimeSpan.FromMinutes(15));
        }
    }
}
