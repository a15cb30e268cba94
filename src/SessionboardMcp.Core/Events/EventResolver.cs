using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>Finds the event that an argument means, by id or by name, and never guesses.</summary>
internal static class EventResolver
{
    /// <summary>The event of an id or name, in any spelling that <see cref="Folding"/> makes alike.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one; the message names the nearest three.</exception>
    public static EventSummary Resolve(string argument, string wanted, IReadOnlyList<EventSummary> events)
    {
        if (int.TryParse(SameName.Id(wanted), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && events.FirstOrDefault(candidate => candidate.Id == id) is { } byId)
            return byId;

        var named = SameName.Among(events, candidate => candidate.Name, wanted);
        return named.Count switch
        {
            1 => named[0],
            > 1 => throw new InvalidArgumentException(
                $"Argument `{argument}`: {named.Count} events are called {StrangersText.Quoted(named[0].Name)}. Use an id: {Describe(named)}."),
            _ => throw new InvalidArgumentException(
                events.Count == 0
                    ? $"Argument `{argument}`: this credential can see no event. Check at Sessionboard which events it is limited to."
                    : $"Argument `{argument}`: no event has the id or name {StrangersText.Quoted(wanted)}. The nearest: {Describe(Nearest(wanted, events))}."),
        };
    }

    /// <summary>The three events whose names, or ids, are nearest.</summary>
    public static IReadOnlyList<EventSummary> Nearest(string wanted, IReadOnlyList<EventSummary> events)
    {
        var keys = events.SelectMany(candidate => new[] { candidate.Name, Id(candidate) });
        return
        [
            .. NearestNames.Closest(wanted, keys, events.Count * 2)
                .Select(key => events.First(candidate => candidate.Name == key || Id(candidate) == key))
                .Distinct()
                .Take(3),
        ];
    }

    private static string Id(EventSummary candidate) => candidate.Id.ToString(CultureInfo.InvariantCulture);

    private static string Describe(IEnumerable<EventSummary> events) =>
        string.Join(", ", events.Select(candidate => $"{Id(candidate)} {StrangersText.Bracketed(candidate.Name)}"));
}
