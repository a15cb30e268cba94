using System.Globalization;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>When and where sessions may be: what a call says of it, and else what the event is used to.</summary>
/// <param name="Days">The days, in order.</param>
/// <param name="Hours">The hours of each.</param>
/// <param name="Rooms">The rooms.</param>
/// <param name="AllRooms">Every room of the event.</param>
/// <param name="SlotMinutes">Minutes from one possible start to the next.</param>
internal sealed record AgendaFrame(IReadOnlyList<DateOnly> Days, AgendaHours Hours, IReadOnlyList<Room> Rooms, IReadOnlyList<Room> AllRooms, int SlotMinutes)
{
    /// <summary>The most rooms of one plan: what a search can hold.</summary>
    public const int MostRooms = 500;

    /// <summary>The most rooms that are looked at where a call cannot choose them: those that are used most.</summary>
    public const int MostLookedAt = 100;

    private const int UsualSlot = 15;
    private const int MostDays = 60;
    private const int MostSpan = 366;

    // Of whole days with the usual slots this is what a plan holds.
    private const int MostUsedDays = 50;

    /// <summary>The same in words, so that whoever reads a plan sees what it rests on.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"Planned on {string.Join(", ", Days.Take(10).Select(Day))}{(Days.Count > 10 ? " and others" : "")}, {Hours.Words}, in {Rooms.Count} of {AllRooms.Count} rooms, every {SlotMinutes} minutes.");

    /// <summary>Reads it.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="sessions">Its sessions.</param>
    /// <param name="placements">Where the draft puts them.</param>
    /// <param name="rooms">Its rooms.</param>
    /// <param name="choosesRooms">Whether the call can say which rooms; else those are taken that are used most.</param>
    /// <exception cref="InvalidArgumentException">An argument is wrong, there are too many rooms, or nothing says on which days.</exception>
    public static AgendaFrame Read(
        AskedEvent asked, IReadOnlyList<IndexedSession> sessions, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<Room> rooms, bool choosesRooms = true)
    {
        if (rooms.Count == 0)
            throw new InvalidArgumentException("The event has no room, so nothing can be placed. Make rooms with create_event_setting first.");
        var arguments = asked.Call.Arguments;
        List<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> used =
        [
            .. placements.Where(one => one.StartsAt < one.EndsAt).Select(one => (one.StartsAt!.Value, one.EndsAt!.Value)),
            .. sessions.Where(session => session is { IsLive: true, HasTime: true }).Select(session => (session.Record.StartsAt!.Value, session.Record.EndsAt!.Value)),
        ];
        var usedDays = used.Select(one => DateOf(asked.Clock, one.StartsAt)).Distinct().Order().ToList();
        List<DateOnly> days = arguments.TextList(AgendaArguments.Days.Name) is { Count: > 0 } named ? [.. named.SelectMany(text => DaysOf(text, usedDays)).Distinct().Order()] : MostUsed(used.Select(one => DateOf(asked.Clock, one.StartsAt)));
        if (days.Count == 0)
            throw new InvalidArgumentException(arguments.Takes(AgendaArguments.Days.Name)
                ? $"Nothing is scheduled yet, so say on which days: give `{AgendaArguments.Days.Name}`, such as {AgendaArguments.Days.Example}."
                : "Nothing is scheduled yet, neither live nor in this draft, so there is no day to look at. Place a session with place_session first, or plan with plan_agenda.");
        var hours = arguments.Text(AgendaArguments.Hours.Name) is { } written ? AgendaHours.Read(AgendaArguments.Hours, written) : UsedHours(asked.Clock, used);
        var slot = arguments.Integer(AgendaArguments.SlotMinutes.Name) ?? UsualSlot;
        if (days.Count > MostDays || days.Count * hours.Minutes / slot > AgendaArguments.MostSlots || days[^1].DayNumber - days[0].DayNumber > MostSpan)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"That is too much for one plan, which has at most {MostDays} days within a year, and {AgendaArguments.MostSlots:N0} slots. Take fewer days, or longer slots."));
        return new AgendaFrame(days, hours, choosesRooms ? Chosen(arguments, rooms) : MostUsedRooms(sessions, placements, rooms), rooms, slot);
    }

    /// <summary>The date at the event.</summary>
    public static DateOnly DateOf(EventClock clock, DateTimeOffset instant) => DateOnly.ParseExact(clock.Day(instant)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<Room> Chosen(ToolArguments arguments, IReadOnlyList<Room> rooms)
    {
        var choices = rooms.Select(room => new NamedChoice(room.Id, room.Name ?? "")).ToList();
        var chosen = rooms;
        if (arguments.TextList(AgendaArguments.Rooms.Name) is { Count: > 0 } wanted)
        {
            var ids = wanted.Select(name => NameResolver.Resolve(AgendaArguments.Rooms.Name, "room", name, choices).Id).ToHashSet(StringComparer.Ordinal);
            chosen = [.. rooms.Where(room => ids.Contains(room.Id))];
        }

        return chosen.Count <= MostRooms ? chosen : throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Argument `{AgendaArguments.Rooms.Name}`: the event has {rooms.Count:N0} rooms, and one plan has at most {MostRooms}. Name the rooms that sessions may be put into; list_event_settings with kind rooms shows them. Sessions elsewhere are respected."));
    }

    private static IReadOnlyList<Room> MostUsedRooms(IReadOnlyList<IndexedSession> sessions, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<Room> rooms)
    {
        if (rooms.Count <= MostLookedAt)
            return rooms;
        var used = placements.Select(one => one.RoomId).Concat(sessions.Select(session => session.Record.Room?.Id)).OfType<string>()
            .CountBy(id => id, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase);
        return [.. rooms.OrderByDescending(room => used.GetValueOrDefault(room.Id)).ThenByDescending(room => room.Capacity ?? 0).Take(MostLookedAt)];
    }

    // "2027-03-09", "2027-03-09 to 2027-03-11", "Tuesday" where one such day is in use.
    private static IEnumerable<DateOnly> DaysOf(string text, List<DateOnly> used)
    {
        var parts = text.Replace("..", " to ", StringComparison.Ordinal).Split(" to ", StringSplitOptions.TrimEntries);
        var dates = parts.Select(Date).ToList();
        if (dates is [{ } first, { } last] && first <= last && last.DayNumber - first.DayNumber <= MostDays)
            return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
        if (dates is [{ } only])
            return [only];
        var named = used.Where(day => text.Length >= 3 && day.DayOfWeek.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named : throw InvalidArgumentException.For(AgendaArguments.Days, $"must hold dates, or spans such as \"2027-03-09 to 2027-03-11\" of at most {MostDays} days, and not {StrangersText.Quoted(text, maxLength: 40)}");
    }

    // A session in another year, by somebody's slip, would make too many of them: those around the busiest day are meant.
    private static List<DateOnly> MostUsed(IEnumerable<DateOnly> used)
    {
        var busiest = used.CountBy(day => day).OrderByDescending(day => day.Value).ThenBy(day => day.Key).Select(day => day.Key).ToList();
        return [.. busiest.Where(day => Math.Abs(day.DayNumber - busiest[0].DayNumber) <= MostSpan / 2).Take(MostUsedDays).Order()];
    }

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static AgendaHours UsedHours(EventClock clock, List<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> used)
    {
        var within = used.Where(one => clock.Day(one.StartsAt) == clock.Day(one.EndsAt)).ToList();
        return within.Count == 0 ? AgendaHours.Usual : new AgendaHours(within.Min(one => Time(clock, one.StartsAt)), within.Max(one => Time(clock, one.EndsAt)));
    }

    private static TimeOnly Time(EventClock clock, DateTimeOffset instant) => TimeOnly.ParseExact(clock.TimeOfDay(instant)!, "HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
}
