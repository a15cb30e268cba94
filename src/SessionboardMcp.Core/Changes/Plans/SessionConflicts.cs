using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Tells which problems a programme would have afterwards that it does not have now.</summary>
internal static class SessionConflicts
{
    private const int Most = 5;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [ProblemKinds.PersonInTwoPlaces] = "A person would be in two places",
        [ProblemKinds.RoomUsedTwice] = "The room would be used twice",
        [ProblemKinds.CapacityAboveRoom] = "It would be for more people than its room holds",
        [ProblemKinds.EndsBeforeStart] = "It would end before it starts",
    };

    /// <summary>The problems that a new session brings, a sentence each.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="after">The session as it would be.</param>
    /// <param name="parentId">The session that it is a part of; null for none.</param>
    /// <param name="clock">The event's time.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<IndexedSession> sessions, Session after, string? parentId, EventClock clock) =>
        Of(sessions, null, after, parentId, clock);

    /// <summary>The problems that the session as it would be brings; those that it has already are left out.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="session">The session as it is; null for a new one.</param>
    /// <param name="after">The session as it would be.</param>
    /// <param name="parentId">The session that it is a part of; null for none.</param>
    /// <param name="clock">The event's time.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<IndexedSession> sessions, Session? session, Session after, string? parentId, EventClock clock)
    {
        // A part is in the room of its session and within its time: beside it, it would seem to be there twice.
        List<IndexedSession> others = [.. sessions.Where(other => other.IsLive && other.Record.Id != after.Id && other.Record.Id != parentId)];
        var would = AsIfLive(IndexedSession.Of(after));
        var before = session is null ? others : [.. others, AsIfLive(IndexedSession.Of(session))];
        return [.. new DraftCheck(before, [.. others, would], clock).Created.Take(Most).Select(problem => Sentence(problem, would))];
    }

    /// <summary>The problems that several changes bring together, by session: two that go into one room at one time collide there.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="changed">The changes.</param>
    /// <param name="clock">The event's time.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfMany(
        IReadOnlyList<IndexedSession> sessions, IReadOnlyList<ManySessionsChange> changed, EventClock clock)
    {
        var ids = changed.Select(one => one.Record.Id).ToHashSet(StringComparer.Ordinal);
        List<IndexedSession> others = [.. sessions.Where(other => other.IsLive && !ids.Contains(other.Record.Id))];
        // Two that are both not accepted take nothing from each other.
        var live = changed.Where(one => one.After.IsLive).Select(one => one.Record.Id).Concat(others.Select(other => other.Record.Id)).ToHashSet(StringComparer.Ordinal);
        var created = new DraftCheck([.. others, .. changed.Select(one => AsIfLive(one.Session))], [.. others, .. changed.Select(one => AsIfLive(one.After))], clock).Created;
        return ById(created
            .SelectMany(problem => problem.Sessions.Where(one => ids.Contains(one.Record.Id) && problem.Sessions.All(other => other.Record.Id == one.Record.Id || live.Contains(other.Record.Id))).Select(one => (one.Record.Id, Sentence(problem, one)))));
    }

    /// <summary>What would be wrong in a draft afterwards that is not now, by session: a sentence each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfDraft(
        IReadOnlyList<IndexedSession> sessions, IReadOnlyList<Room> rooms, IReadOnlyList<DraftPlacement> placements, IReadOnlyList<DraftMove> moves, EventClock clock)
    {
        var moved = moves.DistinctBy(move => move.Session.Record.Id).ToDictionary(move => move.Session.Record.Id, StringComparer.OrdinalIgnoreCase);
        var known = placements.Where(placement => placement.SessionId is not null).DistinctBy(placement => placement.SessionId!, StringComparer.OrdinalIgnoreCase).ToDictionary(placement => placement.SessionId!, StringComparer.OrdinalIgnoreCase);
        DraftPlacement[] after =
        [
            .. known.Values.Where(placement => !moved.ContainsKey(placement.SessionId!)),
            .. moved.Values.Where(move => !move.IsRemoved).Select(move => After(known.GetValueOrDefault(move.Session.Record.Id), move)),
        ];
        // A place for a session that is in no draft and not accepted is asked for as if it were: that is what it is planned for.
        var asIfLive = sessions.Select(session => moved.ContainsKey(session.Record.Id) || known.ContainsKey(session.Record.Id) ? session with { Record = session.Record with { Status = "accepted" } } : session).ToList();
        var (old, planned) = (new DraftedAgenda(asIfLive, rooms, placements, null), new DraftedAgenda(asIfLive, rooms, after, null));
        var days = OddTimes.Among(sessions, clock, known.Values.Select(placement => placement.StartsAt));
        var odd = moved.Values.Where(move => !move.IsRemoved).SelectMany(move => days.Of(Before(known.GetValueOrDefault(move.Session.Record.Id), move), (move.StartsAt, move.EndsAt)).Select(sentence => (move.Session.Record.Id, sentence)));
        return ById(odd.Concat(new DraftCheck(old.After, planned.After, clock).Created
            .SelectMany(problem => problem.Sessions.Where(session => moved.ContainsKey(session.Record.Id)).Select(session => (session.Record.Id, Sentence(problem, session))))));
    }

    private static Dictionary<string, IReadOnlyList<string>> ById(IEnumerable<(string Id, string Sentence)> found) => found
        .GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(one => one.Key, IReadOnlyList<string> (one) => [.. one.Take(Most).Select(told => told.Sentence)], StringComparer.OrdinalIgnoreCase);

    private static (DateTimeOffset? StartsAt, DateTimeOffset? EndsAt) Before(DraftPlacement? now, DraftMove move) =>
        now is null ? (move.Session.Record.StartsAt, move.Session.Record.EndsAt) : (now.StartsAt, now.EndsAt);

    private static DraftPlacement After(DraftPlacement? now, DraftMove move) => (now ?? new DraftPlacement { Id = "" }) with
    {
        SessionId = move.Session.Record.Id,
        StartsAt = move.StartsAt ?? now?.StartsAt,
        EndsAt = move.EndsAt ?? now?.EndsAt,
        RoomId = move.Room?.Id ?? now?.RoomId,
    };

    // Only accepted sessions take up rooms and people; one that is not yet is looked at as if it were, for that is what it is planned for.
    private static IndexedSession AsIfLive(IndexedSession session) => session with { Record = session.Record with { Status = "accepted", IsAbstract = false } };

    /// <summary>What is said of a problem to whom one of its sessions is shown.</summary>
    public static string Sentence(Problem problem, IndexedSession session)
    {
        var other = problem.Sessions.FirstOrDefault(one => one.Record.Id != session.Record.Id);
        var people = string.Join(", ", problem.People.Select(person => StrangersText.Quoted(person.Name)));
        return Words[problem.Kind]
            + (people.Length > 0 ? $" ({people})" : "")
            + (other is null ? "." : $": also {other.Record.FriendlyId ?? other.Record.Id} {StrangersText.Bracketed(other.Title)}.");
    }
}
