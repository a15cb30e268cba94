using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>
/// Finds people who are in two places at once, also where one person is two contacts: those with one e-mail address, and, as perhaps one
/// person, those of one name. What Sessionboard masks is not compared.
/// </summary>
internal sealed class DoubleBookings(IReadOnlyList<IndexedSession> live, IReadOnlyDictionary<string, IndexedPerson> people, EventClock clock)
{
    private const string SameContact = "";
    private const string SameAddress = "; two contacts with one e-mail address";
    private const string SameName = "; two contacts of one name, perhaps one person";

    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>Every pair of sessions, or of parts of one, that a person is in at the same time; each pair once.</summary>
    public IEnumerable<Problem> All()
    {
        var bookings = Booking.All(live).ToList();
        var told = new HashSet<string>(StringComparer.Ordinal);
        // The surest first, as each pair is told once.
        return Found(ContactOf, SameContact).Concat(Found(AddressOf, SameAddress)).Concat(Found(NameOf, SameName)).ToList();

        IEnumerable<Problem> Found(Func<Booking, string?> who, string why) => bookings
            .GroupBy(who, StringComparer.Ordinal)
            .Where(person => person.Key is not null)
            .SelectMany(person => Pairs([.. person]))
            .Where(pair => told.Add(Key(pair.One, pair.Other)))
            .Select(pair => ToProblem(pair.One, pair.Other, why));
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

    private static string ContactOf(Booking booking) => booking.Person.ContactId;

    private string? AddressOf(Booking booking) =>
        people.GetValueOrDefault(booking.Person.ContactId)?.Record.Email?.Trim() is { Length: > 0 } address && !MaskedText.IsWord(address)
            ? address.ToUpperInvariant()
            : null;

    private string? NameOf(Booking booking)
    {
        var id = booking.Person.ContactId;
        if (!_names.TryGetValue(id, out var folded))
            _names[id] = folded = Folded(people.GetValueOrDefault(id)?.Name ?? booking.Person.Name);
        return folded;
    }

    private static string? Folded(string name) => !MaskedText.IsName(name) && Folding.Words(name) is { Length: > 0 } words ? words : null;

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
            [.. new[] { one.Person, other.Person }.DistinctBy(person => person.ContactId).Select(Person)],
            $"both from {clock.Text(other.StartsAt)} to {clock.Text(end)}{why}{(parts.Count == 0 ? "" : $"; in {string.Join(" and ", parts)}")}");
    }

    private ConcernedPerson Person(IndexedPart part) =>
        people.TryGetValue(part.ContactId, out var known) ? ConcernedPerson.Of(known) : new ConcernedPerson(part.ContactId, part.Name, null);
}
