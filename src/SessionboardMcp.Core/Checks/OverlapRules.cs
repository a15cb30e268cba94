using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds who or what is in two places at once. Sessions that touch do not overlap; what does not end after it starts has no time.</summary>
internal sealed class OverlapRules(KnownContacts known, EventClock clock)
{
    private readonly DoubleBookings _bookings = new(known, clock);

    /// <summary>Every pair of sessions, or of parts of one, that one person is in at the same time.</summary>
    public IEnumerable<Problem> People(IReadOnlyList<IndexedSession> live)
    {
        List<Placed<Booking>> all = [.. live.SelectMany((session, place) => Booking.Of(session).Select((booking, within) => new Placed<Booking>(booking, KeyHash.Of(booking.Person.ContactId), place, within)))];
        return _bookings.OfOneContact(all).Concat(_bookings.OfOneAddress(ByAddress(all))).Concat(_bookings.OfOneName(ByName(all))).Select(found => found.Problem);
    }

    /// <summary>Every pair of sessions that are in one room at the same time.</summary>
    public IEnumerable<Problem> Rooms(IReadOnlyList<IndexedSession> live) =>
        Rooms(live.Select((session, place) => new Placed<IndexedSession>(session, KeyHash.Of(session.Record.Room?.Id), place))).Select(found => found.Problem);

    /// <summary>The same of some of the rooms. Parts are in the room of their session.</summary>
    public List<Found> Rooms(IEnumerable<Placed<IndexedSession>> placed) => Groups.Find(
        placed.Where(session => session.Key != KeyHash.None),
        alike => alike.Count > 1,
        session => session.Record.Room!.Id,
        StringComparer.Ordinal,
        room => Pairs(room).Select(pair => new Problem(ProblemKinds.RoomUsedTwice, [pair.One, pair.Other], [], $"{TextCells.Part(pair.One.Record.Room!.Name)}: {Span(pair.One, pair.Other)}")));

    /// <summary>Times by the address of whose they are.</summary>
    public IEnumerable<Placed<Booking>> ByAddress(IEnumerable<Placed<Booking>> bookings) =>
        bookings.Select(booking => booking with { Key = known.AddressKeyOf(booking.Of.Person) }).Where(booking => booking.Key != KeyHash.None);

    /// <summary>Times by the name of whose they are.</summary>
    public IEnumerable<Placed<Booking>> ByName(IEnumerable<Placed<Booking>> bookings) =>
        bookings.Select(booking => booking with { Key = known.NameKeyOf(booking.Of.Person) }).Where(booking => booking.Key != KeyHash.None);

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
