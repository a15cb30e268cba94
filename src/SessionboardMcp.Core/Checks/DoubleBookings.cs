using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>
/// Finds people who are in two places at once, also where one person is two contacts: those with one e-mail address, and, as perhaps one
/// person, those of one name. What Sessionboard masks is not compared. Each pair of places is told once, by what is surest.
/// </summary>
internal sealed class DoubleBookings(KnownContacts known, EventClock clock)
{
    private const string SameAddress = "; two contacts with one e-mail address";
    private const string SameName = "; two contacts of one name, perhaps one person";

    /// <summary>Of one contact.</summary>
    /// <param name="bookings">Everybody's times, by contact.</param>
    public List<Found> OfOneContact(IEnumerable<Placed<Booking>> bookings) =>
        Groups.Find(bookings, alike => alike.Count > 1, booking => booking.Person.ContactId, StringComparer.Ordinal, group => Problems(group, static (_, _) => true, ""));

    /// <summary>Of contacts with one address.</summary>
    /// <param name="bookings">Everybody's times, by address.</param>
    public List<Found> OfOneAddress(IEnumerable<Placed<Booking>> bookings) => Groups.Find(
        bookings, AreSeveral, booking => known.AddressOf(booking.Person)!, StringComparer.OrdinalIgnoreCase, group => Problems(group, AreTwo, SameAddress));

    /// <summary>Of contacts of one name.</summary>
    /// <param name="bookings">Everybody's times, by name.</param>
    public List<Found> OfOneName(IEnumerable<Placed<Booking>> bookings) => Groups.Find(
        bookings, AreSeveral, booking => known.NameOf(booking.Person)!, StringComparer.Ordinal, group => Problems(group, (one, other) => AreTwo(one, other) && !HaveOneAddress(one, other), SameName));

    private static bool AreSeveral(List<Placed<Booking>> alike) => alike.Exists(booking => AreTwo(booking.Of, alike[0].Of));

    private static bool AreTwo(Booking one, Booking other) => one.Person.ContactId != other.Person.ContactId;

    private bool HaveOneAddress(Booking one, Booking other) =>
        known.AddressOf(one.Person) is { } address && string.Equals(address, known.AddressOf(other.Person), StringComparison.OrdinalIgnoreCase);

    private IEnumerable<Problem> Problems(List<Booking> group, Func<Booking, Booking, bool> isMeant, string why)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        return Pairs(group).Where(pair => isMeant(pair.One, pair.Other) && told.Add(Key(pair.One, pair.Other))).Select(pair => ToProblem(pair.One, pair.Other, why));
    }

    private static IEnumerable<(Booking One, Booking Other)> Pairs(List<Booking> bookings)
    {
        List<Booking> inOrder = [.. bookings.OrderBy(booking => booking.StartsAt)];
        for (var first = 0; first < inOrder.Count; first++)
        {
            // In order of their starts: once one starts after the end, all the others do.
            for (var second = first + 1; second < inOrder.Count && inOrder[second].StartsAt < inOrder[first].EndsAt; second++)
            {
                if (inOrder[first].Excludes(inOrder[second]))
                    yield return (inOrder[first], inOrder[second]);
            }
        }
    }

    private static string Key(Booking one, Booking other) => string.Join('|', new[]
    {
        $"{one.Person.ContactId} {one.PlaceBeside(other)}",
        $"{other.Person.ContactId} {other.PlaceBeside(one)}",
    }.Order(StringComparer.Ordinal));

    private Problem ToProblem(Booking one, Booking other, string why)
    {
        var end = one.EndsAt < other.EndsAt ? one.EndsAt : other.EndsAt;
        var parts = new[] { one, other }.Select(booking => booking.Part).OfType<IndexedSubsession>().Select(part => part.Shown).ToList();
        return new Problem(
            ProblemKinds.PersonInTwoPlaces,
            [.. new[] { one.Session, other.Session }.DistinctBy(session => session.Record.Id)],
            [.. new[] { one.Person, other.Person }.DistinctBy(person => person.ContactId).Select(known.Concerned)],
            $"both from {clock.Text(other.StartsAt)} to {clock.Text(end)}{why}{(parts.Count == 0 ? "" : $"; in {string.Join(" and ", parts)}")}");
    }
}
