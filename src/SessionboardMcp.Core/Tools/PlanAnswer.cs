using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A plan as it is told: counts, then what has no place and why, then conflicts, then the placements, those that change first.</summary>
internal sealed class PlanAnswer
{
    private const int Size = 30;
    private const int MostNamed = 5;

    private readonly AskedEvent _asked;
    private readonly MadePlan _made;
    private readonly List<DraftRow> _rows;
    private readonly IReadOnlyList<Problem> _conflicts;
    private readonly List<(IndexedSession Session, AgendaPlace Place, DraftPlacement? Now)> _planned;

    /// <param name="asked">The event, with the call.</param>
    /// <param name="made">The plan.</param>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    public PlanAnswer(AskedEvent asked, MadePlan made, IndexPart<IndexedSession> sessions)
    {
        (_asked, _made) = (asked, made);
        var placements = made.Placements;
        var known = sessions.Items.ToDictionary(session => session.Record.Id, StringComparer.OrdinalIgnoreCase);
        // A room without a time is no place yet: who has one only gets a place, and is not moved.
        var now = placements.Where(one => one.SessionId is not null && PlannedChanges.IsTime(one.StartsAt, one.EndsAt)).DistinctBy(one => one.SessionId, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.SessionId!, StringComparer.OrdinalIgnoreCase);
        _planned = [.. made.Planned.Places.Where(one => made.Chosen.Contains(one.SessionId) && known.ContainsKey(one.SessionId)).Select(one => (known[one.SessionId], one.Place, now.GetValueOrDefault(one.SessionId)))];
        var places = _planned.ToDictionary(one => one.Session.Record.Id, one => one.Place, StringComparer.OrdinalIgnoreCase);
        // Who has no place any more is in nobody's way: a draft that says otherwise would not be the plan.
        var unplaced = made.Planned.Unplaced.Select(one => one.SessionId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        DraftPlacement[] after =
        [
            .. placements.Where(one => one.SessionId is null || !(places.ContainsKey(one.SessionId) || unplaced.Contains(one.SessionId))),
            .. places.Select(one => new DraftPlacement { Id = now.GetValueOrDefault(one.Key)?.Id ?? "", SessionId = one.Key, StartsAt = one.Value.StartsAt, EndsAt = one.Value.EndsAt, RoomId = one.Value.RoomId }),
        ];
        var agenda = new DraftedAgenda(sessions.Items, made.Frame.AllRooms, after, null);
        var placed = after.Select(one => one.SessionId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        _conflicts = new DraftCheck([], [.. agenda.After.Where(session => placed.Contains(session.Record.Id))], asked.Clock).Created;
        var rooms = made.Frame.AllRooms.ToDictionary(room => room.Id, StringComparer.OrdinalIgnoreCase);
        List<DraftMove> removed = [.. unplaced.Where(id => now.ContainsKey(id) && known.ContainsKey(id)).Select(id => DraftMove.Out(known[id]))];
        Removed = removed.Count;
        Moves = [.. removed, .. _planned.Where(one => Change(one) != PlannedChange.Same).Select(one => new DraftMove(one.Session, one.Place.StartsAt, one.Place.EndsAt, one.Place.RoomId is { } id ? rooms.GetValueOrDefault(id) : null))];
        var rows = new DraftRows(asked, agenda);
        _rows =
        [
            .. made.Planned.Unplaced.Where(one => known.ContainsKey(one.SessionId)).Select(one => rows.Unplaced(known[one.SessionId], one.Reason)),
            .. _conflicts.Select(rows.Conflict),
            .. _planned.OrderBy(one => Change(one) == PlannedChange.Same).ThenBy(one => one.Place.StartsAt).Select(one => rows.Planned(one.Session, one.Place, one.Now, Change(one))),
        ];
    }

    /// <summary>What has to be written so that the draft is as planned.</summary>
    public IReadOnlyList<DraftMove> Moves { get; }

    /// <summary>How many sessions get a place that have none in the draft.</summary>
    public int New => Count(PlannedChange.New);

    /// <summary>How many get another time or room than the one that they have.</summary>
    public int Moved => Count(PlannedChange.Moved);

    /// <summary>How many keep their time, and get the room that they lack.</summary>
    public int Completed => Count(PlannedChange.Completed);

    /// <summary>How many lose the place that they have in the draft, as the plan has none for them.</summary>
    public int Removed { get; }

    /// <summary>The answer where nothing is written.</summary>
    /// <param name="page">The page.</param>
    public TableAnswer Alone(int page)
    {
        var written = Moves.Count == 0 ? "The draft is as planned already: nothing is to be written." : page > 1 ? "" : "Nothing was written: this is what would be. Call again without `try_only` to write it.";
        return Of([], page, written.Length > 0 ? [written] : [], _asked.Receipt(_made.AsOf));
    }

    /// <summary>The answer where it is written, or waits for a person.</summary>
    /// <param name="told">What is told of the change.</param>
    public TableAnswer With(TableAnswer told) => Of(told.Head, 1, told.Notices, told.Receipt with { Caveats = [.. told.Receipt.Caveats, .. _asked.Receipt(_made.AsOf).Caveats] });

    private TableAnswer Of(IReadOnlyList<KeyValuePair<string, JsonElement>> head, int page, IReadOnlyList<string> first, Receipt receipt)
    {
        var shown = _rows.Skip((int)Math.Min((long)(page - 1) * Size, int.MaxValue)).Take(Size).Select(row => row.Cells).ToList();
        return new TableAnswer(DraftRow.Columns, shown, _rows.Count, receipt)
        {
            Head = [.. head, .. Head()],
            Page = page,
            Limit = Size,
            RestBy = "call again",
            Notices = [.. first, .. Notices(), .. _asked.Cells.Notices],
        };
    }

    private IEnumerable<KeyValuePair<string, JsonElement>> Head()
    {
        yield return new("placed", Cells.Number(_planned.Count));
        yield return new("unplaced", Cells.Number(_made.Planned.Unplaced.Count));
        yield return new("new", Cells.Number(New));
        yield return new("moved", Cells.Number(Moved));
        if (Completed > 0)
            yield return new("completed", Cells.Number(Completed));
        if (Removed > 0)
            yield return new("removed", Cells.Number(Removed));
        yield return new("conflicts", Cells.Number(_conflicts.Count));
        yield return new("bound", Cells.Text(_made.Planned.Bound));
        if (_made.Rules.Count > 0)
            yield return new("rules", Cells.List(AgendaRules.Words(_made.Rules).Select(words => _asked.Cells.Short(words, 300))));
        if (_made.Planned.Wishes.Count > 0)
            yield return new("wishes", Cells.List(_made.Planned.Wishes.Select(words => _asked.Cells.Short(words, 300))));
    }

    private IEnumerable<string> Notices()
    {
        yield return _made.Frame.Words;
        if (Completed > 0)
            yield return "What is completed keeps its time and gets a room: it had none, so that is no move.";
        if (Removed > 0)
            yield return "What is unplaced and had a place is taken out of the draft: the plan needs it for others.";
        if (_conflicts.Count(problem => problem.Kind == ProblemKinds.CapacityAboveRoom) is > 0 and var small)
            yield return string.Create(CultureInfo.InvariantCulture, $"{small} in a room too small for the session's capacity: no larger one was free or is there, a rule says so, or it stays where it was. The rule \"everything fits the room\" leaves such sessions without a place instead.");
        if (_made.Planned.Standing.Count > 0)
            yield return $"Sessions that were not to be moved are in each other's way: {string.Join(" ", _made.Planned.Standing.Take(MostNamed).Select(words => _asked.Cells.Short(words, 200)))}{(_made.Planned.Standing.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" And {_made.Planned.Standing.Count - MostNamed} more.") : "")}";
        if (_made.Merged.Count > 0)
            yield return $"Several contacts of one name or address count as one person: {string.Join(", ", _made.Merged.Take(MostNamed).Select(name => StrangersText.Quoted(name, _asked.Cells.Masks)))}{(_made.Merged.Count > MostNamed ? " and others" : "")}.";
        if (!_made.Planned.IsBest)
            yield return "The plan may not be the best: calling again goes on from here, with `keep: \"nothing\"` also on wishes.";
    }

    private int Count(PlannedChange change) => _planned.Count(one => Change(one) == change);

    private static PlannedChange Change((IndexedSession Session, AgendaPlace Place, DraftPlacement? Now) one) => PlannedChanges.Of(one.Place, one.Now);
}
