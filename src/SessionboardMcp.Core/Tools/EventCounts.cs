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
internal sealed class EventCounts : IWeighed
{
    private const int MaxGroup = 35;
    private const long BytesPerRow = 120;

    private static readonly string[] Lacking =
        [ProblemKinds.NoSpeaker, ProblemKinds.NoRoom, ProblemKinds.NoTime, ProblemKinds.NoDescription, ProblemKinds.NoBiography, ProblemKinds.NoPhoto];

    private readonly EventTally _tally;

    private EventCounts(EventTally tally, int sponsors, int exhibitors, ProgrammeCheck check)
    {
        (_tally, Unchecked) = (tally, check.Unchecked);
        Rows =
        [
            new("total", "sessions", tally.Sessions),
            new("total", "sub-sessions", tally.Subsessions),
            new("total", "abstracts", tally.Abstracts),
            new("total", "speakers in the accepted programme", check.Speaking),
            new("total", "all speakers, of submissions too", tally.Speakers),
            new("total", "contacts", tally.Contacts),
            new("total", "sponsors", sponsors),
            new("total", "exhibitors", exhibitors),
            .. EventTally.Groups.SelectMany((group, place) => Group(group, tally.CountsOf(place))),
            .. Lacking.Select(kind => new EventCount("missing in the accepted programme", kind, check.CountOf(kind))),
        ];
    }

    /// <summary>The numbers, in the order in which they are shown.</summary>
    public IReadOnlyList<EventCount> Rows { get; }

    /// <summary>What there was nothing to check of, a sentence; null where all was checked.</summary>
    public string? Unchecked { get; }

    /// <summary>The numbers of an event, counted once for each version of its index, out of those of the version before.</summary>
    public static EventCounts Of(
        IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, IndexPart<Account> sponsors, IndexPart<Account> exhibitors, EventClock clock) =>
        sessions.Made.Renewed<EventCounts>(
            (typeof(EventCounts), clock.Zone),
            [people, sponsors, exhibitors],
            earlier => new EventCounts(EventTally.Of(earlier?._tally, sessions.Items, people.Items, clock), sponsors.Items.Count, exhibitors.Items.Count, ProgrammeCheck.Of(sessions, people, clock)));

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? BytesPerRow * (Rows.Count + _tally.Names) : 0;

    private static IEnumerable<EventCount> Group(EventTally.Grouped group, IReadOnlyDictionary<string, int> named)
    {
        var counts = named.OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        if (counts.TrueForAll(count => count.Key == EventTally.Nothing))
            return [];
        var inOrder = group.IsInOrderOfNames ? counts : [.. counts.OrderByDescending(count => count.Value)];
        var shown = inOrder.Take(MaxGroup).Select(count => new EventCount(group.Name, count.Key, count.Value));
        return inOrder.Count <= MaxGroup
            ? shown
            : [.. shown, new EventCount(group.Name, "(all others)", inOrder.Skip(MaxGroup).Sum(count => count.Value))];
    }
}
