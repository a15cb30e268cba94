using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Places sessions in a draft, moves them and takes them out. What is not said of a new place is as on the live agenda, by our assumption; whether it
/// needs time and room, <see cref="WriteRules.PlacesNeedAll"/> says.
/// </summary>
internal static class PlacementWrites
{
    /// <summary>Places a session.</summary>
    public static (Event Event, AgendaDraft Draft, Placement Written) Create(Event @event, Guid draftId, PlacementBody body, WriteRules rules, TimeProvider time)
    {
        var draft = DraftRules.Open(@event, draftId);
        var session = @event.Sessions.FirstOrDefault(session => session.Id == body.SessionId && DraftRules.CanBePlaced(session))
            ?? throw RequestRefusedException.BadRequest($"There is no such session of the programme in this event: {body.SessionId}.");
        if (draft.Placements.Any(placement => placement.SessionId == session.Id))
            throw RequestRefusedException.BadRequest("The session has a place in this draft already.");
        var (starts, ends, room) = (body.StartsAt ?? session.StartsAt, body.EndsAt ?? session.EndsAt, body.RoomId ?? session.RoomId);
        if (rules.PlacesNeedAll && (starts is null || ends is null || room is null))
            throw RequestRefusedException.BadRequest("starts_at, ends_at and room_id are needed, as the session is not on the agenda.");
        var made = DraftRules.Checked(@event, new Placement(Guid.NewGuid(), session.Id, room, starts, ends));
        return Put(@event, draft with { Placements = [.. draft.Placements, made] }, made, time);
    }

    /// <summary>Changes what the body names.</summary>
    public static (Event Event, AgendaDraft Draft, Placement Written) Update(Event @event, Guid draftId, Guid id, PlacementBody body, TimeProvider time)
    {
        var draft = DraftRules.Open(@event, draftId);
        var placement = Find(draft, id);
        var changed = DraftRules.Checked(@event, placement with
        {
            StartsAt = body.StartsAt ?? placement.StartsAt,
            EndsAt = body.EndsAt ?? placement.EndsAt,
            RoomId = body.RoomId ?? placement.RoomId,
        });
        return Put(@event, draft with { Placements = [.. draft.Placements.Select(other => other.Id == id ? changed : other)] }, changed, time);
    }

    /// <summary>Takes a session out of the draft.</summary>
    public static (Event Event, AgendaDraft Draft, Placement Written) Delete(Event @event, Guid draftId, Guid id, TimeProvider time)
    {
        var draft = DraftRules.Open(@event, draftId);
        var placement = Find(draft, id);
        return Put(@event, draft with { Placements = [.. draft.Placements.Where(other => other.Id != id)] }, placement, time);
    }

    private static Placement Find(AgendaDraft draft, Guid id) =>
        draft.Placements.FirstOrDefault(placement => placement.Id == id) ?? throw RequestRefusedException.NotFound("There is no such draft session.");

    private static (Event Event, AgendaDraft Draft, Placement Written) Put(Event @event, AgendaDraft draft, Placement written, TimeProvider time)
    {
        var (after, changed) = DraftWrites.Put(@event, draft, time);
        return (after, changed, written);
    }
}
