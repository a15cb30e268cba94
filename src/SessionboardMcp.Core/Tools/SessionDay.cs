using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tools;

/// <summary>Reads on which day of the event sessions start: a date, or a day of the week where the event has one such day only.</summary>
internal static class SessionDay
{
    private const int Shown = 10;

    /// <summary>Which sessions start on the day that is meant; with <c>none</c> those that have no start.</summary>
    /// <exception cref="InvalidArgumentException">It is no day, or may be several.</exception>
    public static Func<IndexedSession, bool> Condition(string wanted, EventClock clock, IndexPart<IndexedSession> sessions)
    {
        if (Unassigned.IsMeant(wanted, isName: false))
            return session => session.Record.StartsAt is null;
        var day = Date(wanted, clock) ?? OfWeek(wanted, clock, sessions);
        return session => clock.Day(session.Record.StartsAt) == day;
    }

    // A form that is read one way here and another way there, such as 3/9/2027, is asked back for.
    private static string? Date(string wanted, EventClock clock)
    {
        var text = Folding.Letters(wanted).Trim().ToUpperInvariant();
        return DateOnly.TryParseExact(text.Split('T', ' ')[0], "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? clock.Parse(text) is { } instant && text.Length > 10 ? clock.Day(instant) : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string OfWeek(string wanted, EventClock clock, IndexPart<IndexedSession> sessions)
    {
        var days = sessions.Made.Of((typeof(SessionDay), clock.Zone), () => sessions.Items.Where(session => session.Record.StartsAt is not null)
            .Select(session => (Day: clock.Day(session.Record.StartsAt)!, Name: clock.Weekday(session.Record.StartsAt)!))
            .Distinct()
            .OrderBy(day => day.Day, StringComparer.Ordinal)
            .ToList());
        var word = Folding.Words(wanted);
        var meant = days.FindAll(day => word.Length >= 3 && Folding.Words(day.Name).StartsWith(word, StringComparison.Ordinal));
        return meant switch
        {
            [var only] => only.Day,
            [] => throw new InvalidArgumentException(
                $"Argument `day` must be a date of the event, a day of the week that it has, or none for what is not scheduled. {(days.Count == 0 ? "Nothing is scheduled yet." : $"Sessions start on: {Listed(days)}.")}"),
            _ => throw new InvalidArgumentException($"Argument `day`: \"{word}\" may be any of these: {Listed(meant)}. Give a date."),
        };
    }

    private static string Listed(List<(string Day, string Name)> days) =>
        string.Join(", ", days.Take(Shown).Select(day => $"{day.Day} ({day.Name})")) + (days.Count > Shown ? " and others" : "");
}
