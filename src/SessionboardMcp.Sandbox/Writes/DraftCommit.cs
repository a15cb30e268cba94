using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Makes a draft the live agenda: all of it or nothing. We assume that parts move with their session, that what was deleted since is passed over,
/// and that a session that stays where it is does not change.
/// </summary>
internal static class DraftCommit
{
    /// <summary>The event with the draft committed.</summary>
    public static Event Of(Programme programme, Guid draftId, WriteRules rules, TimeProvider time)
    {
        var draft = DraftRules.Open(programme.Event, draftId);
        var places = draft.Placements.ToDictionary(placement => placement.SessionId, placement => placement);
        var edit = new ProgrammeEdit(programme);
        foreach (var session in programme.Event.Sessions.Where(DraftRules.CanBePlaced))
        {
            if (places.TryGetValue(session.Id, out var place))
                Move(programme.Event, edit, session, place, time);
            else if (rules.CommitTakesAbsentOff)
                TakeOff(edit, session, time);
        }

        var committed = DraftWrites.Put(edit.Finish(), draft with { IsCommitted = true }, time);
        return committed.Event;
    }

    private static void Move(Event @event, ProgrammeEdit edit, Session session, Placement placed, TimeProvider time)
    {
        // What a place leaves open stays as it is.
        var place = placed with { StartsAt = placed.StartsAt ?? session.StartsAt, EndsAt = placed.EndsAt ?? session.EndsAt, RoomId = placed.RoomId ?? session.RoomId };
        if ((session.StartsAt, session.EndsAt, session.RoomId) == (place.StartsAt, place.EndsAt, place.RoomId))
            return;
        // What stays as it is, is not looked at, whatever is wrong with it.
        DraftRules.Checked(@event, place);
        var by = place.StartsAt - (session.StartsAt ?? place.StartsAt);
        var moved = session with { StartsAt = place.StartsAt, EndsAt = place.EndsAt, RoomId = place.RoomId, UpdatedAt = time.After(session.UpdatedAt) };
        edit.Put(moved);
        foreach (var part in edit.SubsessionsOf(session).ToList())
        {
            if (by != TimeSpan.Zero)
                edit.Put(part with { StartsAt = part.StartsAt + by, EndsAt = part.EndsAt + by, UpdatedAt = time.After(part.UpdatedAt) });
        }

        SessionRules.CheckTime(edit, moved);
    }

    private static void TakeOff(ProgrammeEdit edit, Session session, TimeProvider time)
    {
        if (session is { StartsAt: null, EndsAt: null, RoomId: null })
            return;
        edit.Put(session with { StartsAt = null, EndsAt = null, RoomId = null, UpdatedAt = time.After(session.UpdatedAt) });
        foreach (var part in edit.SubsessionsOf(session).Where(part => part.StartsAt is not null || part.EndsAt is not null).ToList())
            edit.Put(part with { StartsAt = null, EndsAt = null, UpdatedAt = time.After(part.UpdatedAt) });
    }
}
