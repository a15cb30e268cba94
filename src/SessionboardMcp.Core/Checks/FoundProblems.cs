using System.Runtime.CompilerServices;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>
/// What is wrong with a version of a programme, rule by rule, and what it takes to find it of the version that follows. There only the groups are
/// looked through that something which changed is in, or was: what was found in the others stands.
/// </summary>
internal sealed record FoundProblems
{
    // Where so much is new, nothing is gained.
    private const double Most = 0.25;

    /// <summary>Of an event that has nothing.</summary>
    public static FoundProblems Nothing { get; } = new()
    {
        Sessions = [],
        People = [],
        Columns = SessionColumns.None,
        SessionKeys = SessionKeys.None,
        ContactKeys = [],
        Strangers = [],
        ByRule = [.. Enumerable.Repeat(Array.Empty<Found>(), (int)Rule.DuplicateEmails + 1)],
    };

    /// <summary>What was checked: sessions and abstracts.</summary>
    public required IReadOnlyList<IndexedSession> Sessions { get; init; }

    /// <summary>What was checked: contacts.</summary>
    public required IReadOnlyList<IndexedPerson> People { get; init; }

    /// <summary>What sessions are looked up by.</summary>
    public required SessionColumns Columns { get; init; }

    /// <summary>What sessions are grouped by besides.</summary>
    public required SessionKeys SessionKeys { get; init; }

    /// <summary>What contacts are grouped by.</summary>
    public required ContactKeys[] ContactKeys { get; init; }

    /// <summary>Who is in the programme and not among the contacts, with the names that are told of them, as <see cref="KeyHash"/> has both.</summary>
    public required (int Contact, int Name)[] Strangers { get; init; }

    /// <summary>The problems that each rule found, in the order of its groups.</summary>
    public required Found[][] ByRule { get; init; }

    /// <summary>How many people speak in the programme and in its parts.</summary>
    public int Speaking { get; init; }

    /// <summary>How many contacts have addresses that Sessionboard masks.</summary>
    public int MaskedAddresses { get; init; }

    /// <summary>How many contacts have names that Sessionboard masks.</summary>
    public int MaskedNames { get; init; }

    /// <summary>What there is to check.</summary>
    public UncheckedParts Parts { get; init; }

    /// <summary>Whether nothing was looked at yet.</summary>
    public bool IsNothing => ReferenceEquals(this, Nothing);

    /// <summary>All problems, in the order of the rules.</summary>
    public IEnumerable<Problem> All => ByRule.SelectMany(rule => rule).Select(found => found.Problem);

    /// <summary>The memory that it takes besides the records, in bytes.</summary>
    public long Bytes => SessionKeys.Bytes + (Unsafe.SizeOf<ContactKeys>() * (long)ContactKeys.Length) + (8L * Strangers.Length)
        + ByRule.Sum(rule => (Unsafe.SizeOf<Found>() * (long)rule.Length) + rule.Sum(found => found.Problem.Bytes));

    /// <summary>What is wrong with a version.</summary>
    /// <param name="earlier">What was wrong with one before; null where that is not known.</param>
    /// <param name="sessions">Sessions and abstracts.</param>
    /// <param name="columns">What those are looked up by.</param>
    /// <param name="people">Contacts.</param>
    /// <param name="clock">The event's time.</param>
    public static FoundProblems Of(FoundProblems? earlier, IReadOnlyList<IndexedSession> sessions, SessionColumns columns, IReadOnlyList<IndexedPerson> people, EventClock clock)
    {
        var known = earlier ?? Nothing;
        var (ofSessions, ofPeople) = (new RecordDifference<IndexedSession>(known.Sessions, sessions), new RecordDifference<IndexedPerson>(known.People, people));
        if (ofSessions.IsSame && ofPeople.IsSame)
            return known with { Sessions = sessions, Columns = columns, People = people };
        // In another order every group may begin elsewhere.
        var isFew = ofSessions.Come.Count + ofPeople.Come.Count <= Most * (sessions.Count + people.Count);
        return known.IsNothing || (isFew && ofSessions.IsInOrder && ofPeople.IsInOrder)
            ? new ProblemSearch(known, sessions, columns, people, ofSessions, ofPeople, clock).Find()
            : Of(null, sessions, columns, people, clock);
    }
}

/// <summary>The rules of a programme, in the order in which what they find is told; what is told once is told by the first.</summary>
internal enum Rule
{
    /// <summary>One contact in two places.</summary>
    Bookings,

    /// <summary>Two contacts of one address in two places.</summary>
    AddressBookings,

    /// <summary>Two contacts of one name in two places.</summary>
    NameBookings,

    /// <summary>Two sessions in a room.</summary>
    Rooms,

    /// <summary>What is wrong with a session by itself.</summary>
    Sessions,

    /// <summary>What a speaker lacks.</summary>
    Speakers,

    /// <summary>Sessions of one title.</summary>
    Titles,

    /// <summary>Contacts of one name.</summary>
    DuplicateNames,

    /// <summary>Contacts of one address.</summary>
    DuplicateEmails,
}
