using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Says of a time that it is hardly meant: days away from the event, or longer than a day. Sessionboard tells no dates of an event (openapi.yaml, Event), so
/// its days are those on which its sessions are. It may be meant all the same, as an event may grow by a day: it is told, and not refused.
/// </summary>
internal sealed class OddTimes
{
    // A workshop before, or a tour after, is of the event.
    private const int Near = 7;

    // What is in another year, by somebody's slip, says nothing of the event's days.
    private const int HalfYear = 183;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly EventClock _clock;
    private readonly DateOnly? _first;
    private readonly DateOnly? _last;

    /// <summary>Reads the event's days.</summary>
    /// <param name="starts">When its sessions start, but those that are asked about.</param>
    /// <param name="clock">The event's time.</param>
    public OddTimes(IEnumerable<DateTimeOffset> starts, EventClock clock)
    {
        _clock = clock;
        var days = starts.Select(DayOf).CountBy(day => day).OrderByDescending(day => day.Value).ThenBy(day => day.Key).Select(day => day.Key).ToList();
        List<DateOnly> near = [.. days.Where(day => Math.Abs(day.DayNumber - days[0].DayNumber) <= HalfYear)];
        if (near.Count > 0)
            (_first, _last) = (near.Min(), near.Max());
    }

    /// <summary>Reads the event's days off its programme.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="clock">The event's time.</param>
    /// <param name="drafted">When sessions start in a draft; null for none.</param>
    public static OddTimes Among(IEnumerable<IndexedSession> sessions, EventClock clock, IEnumerable<DateTimeOffset?>? drafted = null) => new(
        sessions.Where(session => session is { IsLive: true, HasTime: true }).Select(session => session.Record.StartsAt).Concat(drafted ?? []).OfType<DateTimeOffset>(), clock);

    /// <summary>The same of several, as a count; nothing where there is none.</summary>
    public static IEnumerable<string> Counted(int count) => count == 0 ? [] :
        [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "session gets a time that is" : "sessions get a time that is")} far from the event's days, or longer than a day: look at it.")];

    /// <summary>What is odd of a session as it would be.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="before">The session as it is.</param>
    /// <param name="after">The session as it would be.</param>
    /// <param name="clock">The event's time.</param>
    public static IEnumerable<string> Of(IEnumerable<IndexedSession> sessions, Session before, Session after, EventClock clock) =>
        Among(sessions.Where(session => session.Record.Id != before.Id), clock).Of((before.StartsAt, before.EndsAt), (after.StartsAt, after.EndsAt));

    /// <summary>What is odd of a time, a sentence each; nothing where it is no other than before.</summary>
    /// <param name="before">When it is now.</param>
    /// <param name="after">When it would be.</param>
    public IEnumerable<string> Of((DateTimeOffset? StartsAt, DateTimeOffset? EndsAt) before, (DateTimeOffset? StartsAt, DateTimeOffset? EndsAt) after)
    {
        if (after.StartsAt is { } starts && before.StartsAt != starts && _first is { } first && _last is { } last)
        {
            var day = DayOf(starts);
            if (last.DayNumber + Near < day.DayNumber)
                yield return Away(day.DayNumber - last.DayNumber, "after the last", last);
            if (day.DayNumber < first.DayNumber - Near)
                yield return Away(first.DayNumber - day.DayNumber, "before the first", first);
        }

        if (after.EndsAt - after.StartsAt is { } length && length > Longest && before.EndsAt - before.StartsAt != length)
            yield return string.Create(CultureInfo.InvariantCulture, $"It would last {length.TotalHours:#,0.#} hours.");
    }

    private static string Away(int days, string side, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"It would be {days:N0} days {side} day of the event, {day:yyyy-MM-dd}.");

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.ParseExact(_clock.Day(instant)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
