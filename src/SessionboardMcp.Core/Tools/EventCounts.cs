using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>One number of an event.</summary>
/// <param name="Group">What is counted, and by what.</param>
/// <param name="Name">Which of the group.</param>
/// <param name="Count">How many.</param>
internal sealed record EventCount(string Group, string Name, int Count);

/// <summary>An event in numbers.</summary>
internal sealed class EventCounts
{
    private const string Nothing = "(none)";
    private const int MaxGroup = 35;

    private static readonly string[] Lacking =
        [ProblemKinds.NoSpeaker, ProblemKinds.NoRoom, ProblemKinds.NoTime, ProblemKinds.NoDescription, ProblemKinds.NoBiography, ProblemKinds.NoPhoto];

    private EventCounts(
        IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedPerson> people, int sponsors, int exhibitors, ProgrammeCheck check, EventClock clock)
    {
        Unchecked = check.Unchecked;
        Rows =
        [
            new("total", "sessions", sessions.Count(session => !session.Record.IsAbstract)),
            new("total", "sub-sessions", sessions.Where(session => !session.Record.IsAbstract).Sum(session => session.Subsessions.Count)),
            new("total", "abstracts", sessions.Count(session => session.Record.IsAbstract)),
            new("total", "speakers in the accepted programme", Speaking(sessions)),
            new("total", "all speakers, of submissions too", people.Count(person => person.IsSpeaker)),
            new("total", "contacts", people.Count),
            new("total", "sponsors", sponsors),
            new("total", "exhibitors", exhibitors),
            .. Groups("sessions", [.. sessions.Where(session => !session.Record.IsAbstract)], clock),
            .. Groups("abstracts", [.. sessions.Where(session => session.Record.IsAbstract)], clock),
            .. Lacking.Select(kind => new EventCount("missing in the accepted programme", kind, check.CountOf(kind))),
        ];
    }

    /// <summary>The numbers, in the order in which they are shown.</summary>
    public IReadOnlyList<EventCount> Rows { get; }

    /// <summary>What there was nothing to check of, a sentence; null where all was checked.</summary>
    public string? Unchecked { get; }

    /// <summary>The numbers of an event, counted once for each version of its index.</summary>
    public static EventCounts Of(
        IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, IndexPart<Account> sponsors, IndexPart<Account> exhibitors, EventClock clock) =>
        sessions.Made.Of(
            (typeof(EventCounts), clock.Zone),
            [people, sponsors, exhibitors],
            () => new EventCounts(sessions.Items, people.Items, sponsors.Items.Count, exhibitors.Items.Count, ProgrammeCheck.Of(sessions, people, clock), clock),
            static made => made.Rows.Count * 120L);

    private static int Speaking(IReadOnlyList<IndexedSession> sessions) => sessions
        .Where(session => session.IsLive)
        .SelectMany(session => session.Everybody)
        .Where(part => part.Speaks)
        .Select(part => part.ContactId)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static IEnumerable<EventCount> Groups(string kind, List<IndexedSession> sessions, EventClock clock) =>
    [
        .. Group($"{kind} by status", sessions, session => session.Record.Status),
        .. Group($"{kind} by custom status", sessions, session => session.Record.CustomStatus?.Name),
        .. Group($"{kind} by track", sessions, session => session.Record.Track?.Name),
        .. Group($"{kind} by format", sessions, session => session.Record.Format?.Name),
        .. Group($"{kind} by level", sessions, session => session.Record.Level?.Name),
        .. Group($"{kind} by room", sessions, session => session.Record.Room?.Name),
        .. Group($"{kind} by day", sessions, session => clock.Day(session.Record.StartsAt), inOrderOfNames: true),
    ];

    private static IEnumerable<EventCount> Group(string group, List<IndexedSession> sessions, Func<IndexedSession, string?> name, bool inOrderOfNames = false)
    {
        var counts = sessions.CountBy(session => TextCells.Part(name(session)) ?? Nothing, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        if (counts.TrueForAll(count => count.Key == Nothing))
            return [];
        var inOrder = inOrderOfNames ? counts : [.. counts.OrderByDescending(count => count.Value)];
        var shown = inOrder.Take(MaxGroup).Select(count => new EventCount(group, count.Key, count.Value));
        return inOrder.Count <= MaxGroup
            ? shown
            : [.. shown, new EventCount(group, "(all others)", inOrder.Skip(MaxGroup).Sum(count => count.Value))];
    }
}
