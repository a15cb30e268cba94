using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Finds what is wrong with a version of a programme, out of what was wrong with one before.</summary>
internal sealed class ProblemSearch
{
    private static readonly KeySet NoKeys = new(isAll: false);

    private readonly FoundProblems _known;
    private readonly IReadOnlyList<IndexedSession> _sessions;
    private readonly SessionColumns _columns;
    private readonly IReadOnlyList<IndexedPerson> _people;
    private readonly RecordDifference<IndexedSession> _ofSessions;
    private readonly RecordDifference<IndexedPerson> _ofPeople;
    private readonly SessionKeys _sessionKeys;
    private readonly ContactKeys[] _contactKeys;
    private readonly KnownContacts _contacts;
    private readonly Touched _touched;
    private readonly OverlapRules _overlaps;
    private readonly SessionRules _rules;

    // What is looked through anew.
    private readonly List<(int Contact, int Name)> _strangers;
    private readonly List<Placed<Booking>> _bookings = [];
    private readonly List<Placed<SpeakingPart>> _speaking = [];

    /// <summary>Begins.</summary>
    public ProblemSearch(
        FoundProblems known, IReadOnlyList<IndexedSession> sessions, SessionColumns columns, IReadOnlyList<IndexedPerson> people, RecordDifference<IndexedSession> ofSessions, RecordDifference<IndexedPerson> ofPeople, EventClock clock)
    {
        (_known, _sessions, _columns, _people, _ofSessions, _ofPeople) = (known, sessions, columns, people, ofSessions, ofPeople);
        _sessionKeys = known.SessionKeys.With(ofSessions, sessions);
        _contactKeys = ContactKeys.Of(known.ContactKeys, ofPeople, people);
        _contacts = new KnownContacts(people, _contactKeys);
        _touched = new Touched(isAll: known.IsNothing);
        (_overlaps, _rules) = (new OverlapRules(_contacts, clock), new SessionRules(_contacts, clock));
        Touch();
        _strangers = Strangers();
        Gather();
    }

    /// <summary>What is wrong with the version.</summary>
    public FoundProblems Find() => new()
    {
        Sessions = _sessions,
        Columns = _columns,
        People = _people,
        SessionKeys = _sessionKeys,
        ContactKeys = _contactKeys,
        Strangers = [.. _strangers],
        ByRule = ByRule(),
        Speaking = _known.Speaking + _speaking.Select(part => part.Of.Part.ContactId).Distinct(StringComparer.Ordinal).Count() - SpokeBefore(),
        MaskedAddresses = _known.MaskedAddresses + _ofPeople.ComeRecords.Count(ContactKeys.IsMasked) - _ofPeople.GoneRecords.Count(ContactKeys.IsMasked),
        MaskedNames = _known.MaskedNames + _ofPeople.ComeRecords.Count(person => MaskedText.IsName(person.Name)) - _ofPeople.GoneRecords.Count(person => MaskedText.IsName(person.Name)),
        Parts = _ofSessions.GoneRecords.Aggregate(_ofSessions.ComeRecords.Aggregate(_known.Parts, (parts, session) => parts.With(session, 1)), (parts, session) => parts.With(session, -1)),
    };

    private void Touch()
    {
        foreach (var place in _ofSessions.Gone)
            _touched.AddSession(_known.Columns, _known.SessionKeys, place);
        foreach (var place in _ofSessions.Come)
            _touched.AddSession(_columns, _sessionKeys, place);
        foreach (var place in _ofPeople.Gone)
            _touched.AddChanged(_known.ContactKeys[place], _known.People[place]);
        foreach (var place in _ofPeople.Come)
            _touched.AddChanged(_contactKeys[place], _people[place]);
        for (var place = 0; place < _contactKeys.Length; place++)
        {
            if (!_touched.Contacts.Has(_contactKeys[place].Id))
                continue;
            _touched.AddPerson(_contactKeys[place], _people[place]);
            _contacts.Add(place);
        }
    }

    private List<(int Contact, int Name)> Strangers()
    {
        List<(int Contact, int Name)> strangers = [.. _known.Strangers.Where(stranger => !_touched.Contacts.Has(stranger.Contact))];
        var came = PartsOf(_touched.Contacts).Where(part => _contacts.Find(part.Of.Part.ContactId) is null).Select(part => (part.Key, _contacts.NameKeyOf(part.Of.Part))).ToHashSet();
        foreach (var (_, name) in _known.Strangers.Where(stranger => _touched.Contacts.Has(stranger.Contact)).Concat(came))
            _touched.Names.Add(name);
        strangers.AddRange(came);
        return strangers;
    }

    private void Gather()
    {
        for (var place = 0; place < _contactKeys.Length; place++)
        {
            if (!_touched.Names.Has(_contactKeys[place].Name) && !_touched.Addresses.Has(_contactKeys[place].Address))
                continue;
            _touched.Mates.Add(_contactKeys[place].Id);
            _contacts.Add(place);
        }

        foreach (var (contact, name) in _strangers)
        {
            if (_touched.Names.Has(name))
                _touched.Mates.Add(contact);
        }

        foreach (var place in PlacesOf(_touched.Mates))
        {
            var within = 0;
            foreach (var booking in Booking.Of(_sessions[place]))
            {
                var key = KeyHash.Of(booking.Person.ContactId);
                if (_touched.Mates.Has(key))
                    _bookings.Add(new Placed<Booking>(booking, key, place, within));
                within++;
            }
        }

        _speaking.AddRange(PartsOf(_touched.Contacts).Where(part => part.Of.Part.Speaks));
    }

    private Found[][] ByRule()
    {
        var (sessions, people) = (Moved(_ofSessions, _known.Sessions.Count), Moved(_ofPeople, _known.People.Count));
        var bookings = new DoubleBookings(_contacts, _rules.Clock);
        return
        [
            Merged(Rule.Bookings, sessions, _touched.Contacts, bookings.OfOneContact(_bookings.Where(booking => _touched.Contacts.Has(booking.Key)))),
            Merged(Rule.AddressBookings, sessions, _touched.Addresses, bookings.OfOneAddress(_overlaps.ByAddress(_bookings).Where(booking => _touched.Addresses.Has(booking.Key)))),
            Merged(Rule.NameBookings, sessions, _touched.Names, bookings.OfOneName(_overlaps.ByName(_bookings).Where(booking => _touched.Names.Has(booking.Key)))),
            Merged(Rule.Rooms, sessions, _touched.Rooms, _overlaps.Rooms(SessionsOf(_touched.Rooms, _sessionKeys.Rooms))),
            Merged(Rule.Sessions, sessions, NoKeys, [.. _ofSessions.Come.Where(place => _sessions[place].IsLive).SelectMany(place => _rules.Of(_sessions[place]).Select(problem => new Found(problem, KeyHash.None, place, 0)))]),
            Merged(Rule.Speakers, sessions, _touched.Contacts, _rules.Speakers(_speaking)),
            Merged(Rule.Titles, sessions, _touched.Titles, SessionRules.Titles(SessionsOf(_touched.Titles, _sessionKeys.Titles))),
            Merged(Rule.DuplicateNames, people, _touched.ChangedNames, DuplicateRules.Names(PeopleOf(_touched.ChangedNames, keys => keys.Name))),
            Merged(Rule.DuplicateEmails, people, _touched.ChangedAddresses, DuplicateRules.Emails(PeopleOf(_touched.ChangedAddresses, keys => keys.Address))),
        ];
    }

    // Of the touched contacts those who spoke before: in what stays, and in what is gone.
    private int SpokeBefore() => _speaking.Where(part => _ofSessions.Before[part.Place] != RecordDifference<IndexedSession>.New).Select(part => part.Of.Part.ContactId)
        .Concat(_ofSessions.GoneRecords.Where(session => session.IsLive).SelectMany(session => session.Everybody).Where(part => part.Speaks).Select(part => part.ContactId))
        .Distinct(StringComparer.Ordinal)
        .Count();

    private IEnumerable<int> PlacesOf(KeySet contacts) => _columns.People.PlacesOf(contacts).Where(place => _sessions[place].IsLive);

    private IEnumerable<Placed<SpeakingPart>> PartsOf(KeySet contacts) => PlacesOf(contacts).SelectMany(place => _sessions[place].Everybody
        .Select((part, within) => new Placed<SpeakingPart>(new SpeakingPart(part, _sessions[place]), _columns.People.At(place)[within], place, within))
        .Where(part => contacts.Has(part.Key)));

    private List<Placed<IndexedSession>> SessionsOf(KeySet touched, ReadOnlySpan<int> keys)
    {
        var sessions = new List<Placed<IndexedSession>>();
        for (var place = 0; place < keys.Length; place++)
        {
            if (touched.Has(keys[place]))
                sessions.Add(new Placed<IndexedSession>(_sessions[place], keys[place], place));
        }

        return sessions;
    }

    private List<Placed<IndexedPerson>> PeopleOf(KeySet touched, Func<ContactKeys, int> keyOf)
    {
        var people = new List<Placed<IndexedPerson>>();
        for (var place = 0; place < _contactKeys.Length; place++)
        {
            if (keyOf(_contactKeys[place]) is var key && touched.Has(key))
                people.Add(new Placed<IndexedPerson>(_people[place], key, place));
        }

        return people;
    }

    // Where what stood at a place stands now; -1 where it is gone.
    private static int[] Moved<T>(RecordDifference<T> difference, int count)
        where T : class
    {
        var moved = new int[count];
        Array.Fill(moved, -1);
        for (var place = 0; place < difference.Before.Length; place++)
        {
            if (difference.Before[place] is >= 0 and var before)
                moved[before] = place;
        }

        return moved;
    }

    private Found[] Merged(Rule rule, int[] moved, KeySet touched, List<Found> anew)
    {
        var merged = new List<Found>(_known.ByRule[(int)rule].Length + anew.Count);
        var next = 0;
        foreach (var found in _known.ByRule[(int)rule])
        {
            if (touched.Has(found.Key) || moved[found.Place] < 0)
                continue;
            var stays = found with { Place = moved[found.Place] };
            while (next < anew.Count && anew[next].CompareTo(stays) < 0)
                merged.Add(anew[next++]);
            merged.Add(stays);
        }

        merged.AddRange(anew.Skip(next));
        return [.. merged];
    }
}
