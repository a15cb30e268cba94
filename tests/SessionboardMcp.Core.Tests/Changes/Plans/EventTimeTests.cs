using SessionboardMcp.Api.Events;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class EventTimeTests
{
    [Theory]
    [InlineData("America/Chicago", "2027-03-09T14:30", "2027-03-09T20:30Z")]
    [InlineData("America/Chicago", "2027-03-09 14:30", "2027-03-09T20:30Z")]
    [InlineData("America/Chicago", "2027-03-09T14:30:00", "2027-03-09T20:30Z")]
    [InlineData("America/Chicago", "2027-03-15T14:30", "2027-03-15T19:30Z")]
    [InlineData("America/Chicago", "2027-03-09T14:30Z", "2027-03-09T14:30Z")]
    [InlineData("America/Chicago", "2027-03-09T14:30:00.000Z", "2027-03-09T14:30Z")]
    [InlineData("America/Chicago", "2027-03-09T14:30+05:30", "2027-03-09T09:00Z")]
    [InlineData("Asia/Kathmandu", "2027-03-09T00:00", "2027-03-08T18:15Z")]
    [InlineData("Pacific/Apia", "2027-03-09T23:59", "2027-03-09T10:59Z")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30+02:00", "2027-10-31T00:30Z")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30+01:00", "2027-10-31T01:30Z")]
    public void A_time_is_the_events_own_unless_it_says_otherwise(string zone, string text, string expected) =>
        EventTime.Read("starts_at", text, Clock(zone)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("America/Chicago", "2027-03-14T02:30", "Argument `starts_at`: the clocks at the event skip 2027-03-14T02:30, as they go forward. Give another time.")]
    [InlineData("Europe/Berlin", "2027-03-28T02:00", "Argument `starts_at`: the clocks at the event skip 2027-03-28T02:00, as they go forward. Give another time.")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30", "Argument `starts_at`: the clocks at the event show 2027-10-31T02:30 twice, as they go back. Say which: \"2027-10-31T02:30+01:00\" or \"2027-10-31T02:30+02:00\".")]
    public void A_time_that_is_skipped_or_comes_twice_is_not_guessed(string zone, string text, string message) =>
        Should.Throw<InvalidArgumentException>(() => EventTime.Read("starts_at", text, Clock(zone))).Message.ShouldBe(message);

    // UTC would be a guess, and mostly a wrong one.
    [Theory]
    [InlineData(null)]
    [InlineData("Not/AZone")]
    public void Where_the_events_zone_is_not_known_a_time_needs_an_offset(string? zone)
    {
        var clock = EventClock.Of(new EventSummary(1, "Fair", zone, false));

        Should.Throw<InvalidArgumentException>(() => EventTime.Read("starts_at", "2027-03-09T14:30", clock)).Message.ShouldContain("Give it with an offset, such as \"2027-03-09T14:30+00:00\"");
        EventTime.Read("starts_at", "2027-03-09T14:30+02:00", clock).ShouldBe(new DateTimeOffset(2027, 3, 9, 14, 30, 0, TimeSpan.FromHours(2)));
    }

    [Theory]
    [InlineData("2027-03-09")]
    [InlineData("14:30")]
    [InlineData("tomorrow at nine")]
    [InlineData("03/09/2027 14:30")]
    [InlineData("2027-13-09T14:30")]
    [InlineData("2027-03-09T24:30")]
    [InlineData("")]
    public void What_is_no_time_says_how_one_is_written(string text) =>
        Should.Throw<InvalidArgumentException>(() => EventTime.Read("ends_at", text, Clock("Europe/Berlin"))).Message.ShouldContain("Give a day with a time, such as \"2027-03-09T14:30\"");

    private static EventClock Clock(string zone) => EventClock.Of(new EventSummary(1, "Fair", zone, false));
}
