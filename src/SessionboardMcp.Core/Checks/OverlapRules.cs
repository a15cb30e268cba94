using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds who or what is in two places at once. Sessions that touch do not overlap; what does not end after it starts has no time.</summary>
internal sealed class OverlapRules(IReadOnlyList<IndexedSession> live, IReadOnlyDictionary<string, IndexedPerson> people, EventClock clock)
{
    /// <summary>Every pair of sessions that one person is in at the same time.</summary>
    public IEnumerable<Problem> People() => new DoubleBookings(live, people, clock).All();

    /// <summary>Every pair of sessions that are in one room at the same time. Parts are in the room of their session.</summary>
    public IEnumerable<Problem> Rooms() => live
        .Where(session => session.Record.Room is not null)
        .GroupBy(session => session.Record.Room!.Id, StringComparer.Ordinal)
        .SelectMany(room => Pairs(room).Select(pair => new Problem(
            ProblemKinds.RoomUsedTwice, [pair.One, pair.Other], [], $"{TextCells.Part(pair.One.Record.Room!.Name)}: {Span(pair.One, pair.Other)}")));

    private static IEnumerable<(IndexedSession One, IndexedSession Other)> Pairs(IEnumerable<IndexedSession> sessions)
    {
        List<IndexedSession> inOrder = [.. sessions.Where(session => session.HasTime).OrderBy(session => session.Record.StartsAt)];
        for (var first = 0; first < inOrder.Count; first++)
        {
            // In order of their starts: once one starts after the end, all the others do.
            for (var second = first + 1; second < inOrder.Count && inOrder[second].Record.StartsAt < inOrder[first].Record.EndsAt; second++)
                yield return (inOrder[first], inOrder[second]);
        }
    }

    private string Span(IndexedSession one, IndexedSession other)
    {
        var end = one.Record.EndsAt < other.Record.EndsAt ? one.Record.EndsAt : other.Record.EndsAt;
        return $"both from {clock.Text(other.Record.StartsAt)} to {clock.Text(end)}";
    }
}
