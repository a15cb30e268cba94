using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>The records of an event, counted. Of the version that follows what is new is added, and what is gone taken away.</summary>
internal sealed class EventTally
{
    /// <summary>Of those for which nothing is told.</summary>
    public const string Nothing = "(none)";

    private readonly IReadOnlyList<IndexedSession> _sessions;
    private readonly IReadOnlyList<IndexedPerson> _people;

    // Of each group.
    private readonly Dictionary<string, int>[] _counts;

    private EventTally(EventTally? earlier, IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedPerson> people, EventClock clock)
    {
        (_sessions, _people) = (sessions, people);
        _counts = [.. Groups.Select((_, group) => earlier is null ? new Dictionary<string, int>(StringComparer.Ordinal) : new Dictionary<string, int>(earlier._counts[group], StringComparer.Ordinal))];
        if (earlier is not null)
            (Sessions, Subsessions, Abstracts, Speakers) = (earlier.Sessions, earlier.Subsessions, earlier.Abstracts, earlier.Speakers);
        var (ofSessions, ofPeople) = (new RecordDifference<IndexedSession>(earlier?._sessions ?? [], sessions), new RecordDifference<IndexedPerson>(earlier?._people ?? [], people));
        foreach (var session in ofSessions.GoneRecords)
            Add(session, -1, clock);
        foreach (var session in ofSessions.ComeRecords)
            Add(session, 1, clock);
        Speakers += ofPeople.ComeRecords.Count(person => person.IsSpeaker) - ofPeople.GoneRecords.Count(person => person.IsSpeaker);
    }

    /// <summary>What sessions and abstracts are counted by, in the order in which it is shown.</summary>
    public static IReadOnlyList<Grouped> Groups { get; } = [.. Of("sessions", false), .. Of("abstracts", true)];

    /// <summary>How many sessions there are.</summary>
    public int Sessions { get; private set; }

    /// <summary>How many parts they have.</summary>
    public int Subsessions { get; private set; }

    /// <summary>How many abstracts there are.</summary>
    public int Abstracts { get; private set; }

    /// <summary>How many contacts Sessionboard lists among the event's speakers.</summary>
    public int Speakers { get; private set; }

    /// <summary>How many contacts there are.</summary>
    public int Contacts => _people.Count;

    /// <summary>How many names there are in all groups.</summary>
    public int Names => _counts.Sum(group => group.Count);

    /// <summary>The counts of a version.</summary>
    /// <param name="earlier">Those of one before; null where they are not known.</param>
    /// <param name="sessions">Sessions and abstracts.</param>
    /// <param name="people">Contacts.</param>
    /// <param name="clock">The event's time.</param>
    public static EventTally Of(EventTally? earlier, IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedPerson> people, EventClock clock) => new(earlier, sessions, people, clock);

    /// <summary>How many there are of each name in a group.</summary>
    /// <param name="group">The place of the group in <see cref="Groups"/>.</param>
    public IReadOnlyDictionary<string, int> CountsOf(int group) => _counts[group];

    private void Add(IndexedSession session, int by, EventClock clock)
    {
        if (session.Record.IsAbstract)
            Abstracts += by;
        else
            (Sessions, Subsessions) = (Sessions + by, Subsessions + (by * session.Subsessions.Count));
        for (var group = 0; group < Groups.Count; group++)
        {
            if (Groups[group].OfAbstracts != session.Record.IsAbstract)
                continue;
            var name = TextCells.Part(Groups[group].NameOf(session, clock)) ?? Nothing;
            if ((_counts[group][name] = _counts[group].GetValueOrDefault(name) + by) == 0)
                _counts[group].Remove(name);
        }
    }

    private static Grouped[] Of(string kind, bool ofAbstracts) =>
    [
        new($"{kind} by status", ofAbstracts, (session, _) => session.Record.Status),
        new($"{kind} by custom status", ofAbstracts, (session, _) => session.Record.CustomStatus?.Name),
        new($"{kind} by track", ofAbstracts, (session, _) => session.Record.Track?.Name),
        new($"{kind} by format", ofAbstracts, (session, _) => session.Record.Format?.Name),
        new($"{kind} by level", ofAbstracts, (session, _) => session.Record.Level?.Name),
        new($"{kind} by room", ofAbstracts, (session, _) => session.Record.Room?.Name),
        new($"{kind} by day", ofAbstracts, (session, clock) => clock.Day(session.Record.StartsAt), IsInOrderOfNames: true),
    ];

    /// <summary>Something that sessions or abstracts are counted by.</summary>
    /// <param name="Name">How it is called.</param>
    /// <param name="OfAbstracts">Whether abstracts are counted, or else sessions.</param>
    /// <param name="NameOf">The name under which one is counted.</param>
    /// <param name="IsInOrderOfNames">Whether it is shown by name, or else the most frequent first.</param>
    public sealed record Grouped(string Name, bool OfAbstracts, Func<IndexedSession, EventClock, string?> NameOf, bool IsInOrderOfNames = false);
}
