using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What holds of drafts and their placements. Nothing of it is published; each is refused with 400 and a sentence.</summary>
internal static class DraftRules
{
    /// <summary>Whether a session has a place of its own on the agenda: no abstract, no part, no source of a composition.</summary>
    public static bool CanBePlaced(Session session) => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false };

    /// <summary>A draft.</summary>
    public static AgendaDraft Known(Event @event, Guid id) =>
        @event.Drafts.FirstOrDefault(draft => draft.Id == id) ?? throw RequestRefusedException.NotFound("There is no such agenda draft.");

    /// <summary>A draft that is not committed.</summary>
    public static AgendaDraft Open(Event @event, Guid id) =>
        Known(@event, id) is { IsCommitted: false } draft ? draft : throw RequestRefusedException.BadRequest("The draft is committed, and cannot be changed any more.");

    /// <summary>A place that can be: it ends after it starts, in a room that there is. What is open stays open.</summary>
    public static Placement Checked(Event @event, Placement placement)
    {
        if (placement.RoomId is { } room)
            SettingKind.Room.Known(@event, room);
        return placement is { StartsAt: null } or { EndsAt: null } || placement.EndsAt > placement.StartsAt ? placement : throw RequestRefusedException.BadRequest("ends_at must be after starts_at.");
    }
}
