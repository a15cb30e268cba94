using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>When and where a session may be, as far as it alone is concerned.</summary>
internal sealed class SpotFilters(IReadOnlyList<Condition> conditions, Timeline timeline, int slot, IReadOnlyList<Venue> venues)
{
    private readonly Dictionary<int, int[]> _raster = [];
    private readonly int[] _planned = [.. venues.Where(venue => venue.IsPlanned).Select(venue => venue.Index)];
    private readonly Dictionary<Condition, HashSet<int>> _starts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Condition, List<Span>> _spans = new(ReferenceEqualityComparer.Instance);

    /// <summary>Starts and rooms that are left to a session.</summary>
    public (int[] Starts, int[] Rooms) Of(Talk talk)
    {
        if (talk.IsObstacle)
            return (Candidates(talk), RoomCandidates(talk));
        var filters = For(talk).ToList();
        List<Func<int, bool>> times = [.. filters.Select(filter => filter.Start).OfType<Func<int, bool>>()], places = [.. filters.Select(filter => filter.Room).OfType<Func<int, bool>>()];
        return (Left(Candidates(talk), times), Left(RoomCandidates(talk), places));
    }

    // What nothing is asked of is one array for all: there may be thousands of sessions with thousands of starts.
    private static int[] Left(int[] all, List<Func<int, bool>> filters) => filters.Count == 0 ? all : [.. all.Where(one => filters.TrueForAll(filter => filter(one)))];

    /// <summary>What is asked of a session alone, each by itself.</summary>
    public IEnumerable<SpotFilter> For(Talk talk) =>
        conditions.Select(condition => Filter(condition, talk)).OfType<SpotFilter>();

    /// <summary>Its starts before any rule: the slots, and times that a rule about it names.</summary>
    public int[] Candidates(Talk talk)
    {
        if (talk.IsFixed)
            return [talk.Now!.Value.From];
        if (!_raster.TryGetValue(talk.Length, out var raster))
            _raster[talk.Length] = raster = [.. Raster.Starts(timeline, slot, talk.Length).Distinct().Order()];
        int[] others = [.. conditions.OfType<StartCondition>().Where(start => Members.IsOf(talk.Session, start.Subject)).SelectMany(Starts), .. talk.Stays ? [talk.Now!.Value.From] : Array.Empty<int>()];
        return others.All(start => Array.BinarySearch(raster, start) >= 0) ? raster : [.. raster.Concat(others).Distinct().Order()];
    }

    /// <summary>Its rooms before any rule.</summary>
    public int[] RoomCandidates(Talk talk) => talk.IsFixed ? [talk.RoomNow]
        : talk.Stays && talk.RoomNow >= 0 && !venues[talk.RoomNow].IsPlanned ? [.. _planned, talk.RoomNow]
        : _planned;

    private SpotFilter? Filter(Condition condition, Talk talk) => condition switch
    {
        TimeCondition time when Members.IsOf(talk.Session, time.Subject) => new SpotFilter(condition, Hours.Allow(time, Spans(time), talk.Length), null),
        StartCondition start when Members.IsOf(talk.Session, start.Subject) => new SpotFilter(condition, Starts(start).Contains, null),
        RoomCondition room when Members.IsOf(talk.Session, room.Subject) => new SpotFilter(condition, null, Of(room)),
        ReservedCondition reserved when !reserved.Subjects.Any(subject => Members.IsOf(talk.Session, subject)) => new SpotFilter(condition, null, index => Id(index) != reserved.Room.Id),
        SizeCondition size when Members.IsOf(talk.Session, size.Subject) => new SpotFilter(condition, null, index => index >= 0 && venues[index].Capacity >= size.Seats),
        FittingCondition fitting when talk.Session.Seats is { } seats && Members.IsOf(talk.Session, fitting.Subject) => new SpotFilter(condition, null, index => index >= 0 && !(venues[index].Capacity < seats)),
        _ => null,
    };

    // Once for all sessions: a local time has to be looked up for each day.
    private HashSet<int> Starts(StartCondition start) => _starts.TryGetValue(start, out var known) ? known : _starts[start] = Hours.Starts(start, timeline);

    private List<Span> Spans(TimeCondition time) => _spans.TryGetValue(time, out var known) ? known : _spans[time] = Hours.Of(time.Windows, timeline);

    private Func<int, bool> Of(RoomCondition condition) => index => condition.Rooms.Any(room => room.Id == Id(index)) == condition.IsOnly;

    private string? Id(int room) => room < 0 ? null : venues[room].Id;
}

/// <summary>What one condition allows one session.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Start">Which starts; null means that it says nothing about them.</param>
/// <param name="Room">Which rooms; null means that it says nothing about them.</param>
internal sealed record SpotFilter(Condition Condition, Func<int, bool>? Start, Func<int, bool>? Room);
