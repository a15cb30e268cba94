using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how one session is placed in a draft, moved there, or taken out.</summary>
internal static class PlacedSession
{
    private const string Session = "session_id";
    private const string RoomArgument = "room";

    /// <summary>The plan of placing or moving one. What is not given stays; a new start alone keeps the length.</summary>
    /// <exception cref="InvalidArgumentException">A name is unknown, or a new place lacks its time or room.</exception>
    public static async Task<ChangePlan> PlaceAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var session = await NamedAsync(asked, cancellationToken);
        var draft = await AskedDraft.ReadAsync(asked, earlier, cancellationToken);
        var room = asked.Call.Arguments.Text(RoomArgument) is { } wanted ? await RoomAsync(asked, wanted, cancellationToken) : null;
        return await PlacementPlan.OfAsync(asked, draft, [Move(asked, session, draft.PlacementOf(session.Record.Id), room)], null, cancellationToken);
    }

    /// <summary>The plan of taking one out.</summary>
    /// <exception cref="InvalidArgumentException">A name is unknown, or the session is not in the draft.</exception>
    public static async Task<ChangePlan> RemoveAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var strange = await StrangeAsync(asked, earlier, cancellationToken);
        var session = strange.Session ?? await NamedAsync(asked, cancellationToken);
        var draft = strange.Draft ?? await AskedDraft.ReadAsync(asked, earlier, cancellationToken);
        if (draft.PlacementOf(session.Record.Id) is null)
            throw new InvalidArgumentException($"Argument `{Session}`: this session has no place in the draft, so nothing was changed.");
        return await PlacementPlan.OfAsync(asked, draft, [DraftMove.Out(session)], null, cancellationToken);
    }

    /// <summary>The session of the programme that the argument <c>session_id</c> names.</summary>
    /// <exception cref="InvalidArgumentException">There is none, more than one, or it has no place of its own: a part, an abstract.</exception>
    public static async Task<IndexedSession> NamedAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = (await asked.Index.SessionsAsync(cancellationToken)).Items;
        var meant = NameResolver.Resolve(Session, "session", asked.Call.Arguments.RequiredText(Session), sessions.SelectMany(Choices));
        return sessions.FirstOrDefault(one => one.Record.Id == meant.Id) switch
        {
            null => throw new InvalidArgumentException($"Argument `{Session}`: this is a part of a session. Parts move with theirs: place that one."),
            { Record.IsAbstract: true } => throw new InvalidArgumentException($"Argument `{Session}`: this is an abstract, which is not on the agenda. Only sessions of the programme are placed."),
            { } session => session,
        };
    }

    private static DraftMove Move(AskedEvent asked, IndexedSession session, DraftPlacement? now, Room? room)
    {
        var arguments = asked.Call.Arguments;
        // Where it is in the draft, else where it is live.
        var (from, to) = now is null ? (session.Record.StartsAt, session.Record.EndsAt) : (now.StartsAt, now.EndsAt);
        var starts = arguments.Text("starts_at") is { } start ? EventTime.Read("starts_at", start, asked.Clock) : from;
        var ends = arguments.Text("ends_at") is { } end ? EventTime.Read("ends_at", end, asked.Clock)
            : arguments.Has("starts_at") ? starts + (LengthOf(from, to) ?? LengthOf(session.Record.StartsAt, session.Record.EndsAt))
            : to;
        if (starts is null || ends is null)
            throw new InvalidArgumentException($"Argument `{(starts is null ? "starts_at" : "ends_at")}` is missing: the session has no {(starts is null ? "time" : "length")} yet, neither in the draft nor live. Give both starts_at and ends_at.");
        if (ends <= starts)
            throw new InvalidArgumentException($"Argument `ends_at`: the session would end at {asked.Clock.Text(ends)}, not after its start at {asked.Clock.Text(starts)}. Give a later end.");
        if (now is null && room is null && session.Record.Room is null)
            throw new InvalidArgumentException("Argument `room` is missing: the session has no room yet, neither in the draft nor live.");
        return new DraftMove(session, starts, ends, room ?? (now is null ? session.Record.Room : null));
    }

    private static TimeSpan? LengthOf(DateTimeOffset? from, DateTimeOffset? to) => to > from ? to - from : null;

    private static async Task<Room> RoomAsync(AskedEvent asked, string wanted, CancellationToken cancellationToken)
    {
        var rooms = (await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken)).Items.OfType<Room>().ToList();
        if (Unassigned.IsMeant(wanted, SameName.Among(rooms, room => room.Name, wanted).Count > 0))
            throw new InvalidArgumentException($"Argument `{RoomArgument}`: a place in a draft has a room. Name one, or take the session out of the draft with remove_placement.");
        var meant = NameResolver.Resolve(RoomArgument, "room", wanted, rooms.Select(room => new NamedChoice(room.Id, room.Name ?? "")));
        return rooms.First(room => room.Id == meant.Id);
    }

    // What a draft that was made elsewhere holds is taken out by its id, be it no session of the programme.
    private static async Task<(AskedDraft? Draft, IndexedSession? Session)> StrangeAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var wanted = asked.Call.Arguments.RequiredText(Session).Trim();
        var sessions = (await asked.Index.SessionsAsync(cancellationToken)).Items;
        if (!Guid.TryParse(wanted, out _) || sessions.Any(session => !session.Record.IsAbstract && string.Equals(session.Record.Id, wanted, StringComparison.OrdinalIgnoreCase)))
            return (null, null);
        var draft = await AskedDraft.ReadAsync(asked, earlier, cancellationToken);
        return (draft, draft.PlacementOf(wanted)?.SessionId is not { } id ? null : sessions.Concat(sessions.SelectMany(session => session.Parts()))
            .FirstOrDefault(session => string.Equals(session.Record.Id, id, StringComparison.OrdinalIgnoreCase)) ?? CommittedSession.OfId(id));
    }

    private static IEnumerable<NamedChoice> Choices(IndexedSession session) =>
    [
        new(session.Record.Id, session.Title, session.Record.FriendlyId),
        .. session.Subsessions.Select(part => new NamedChoice(part.Record.Id, part.Record.Title?.Trim() ?? "", part.Record.FriendlyId)),
    ];
}
