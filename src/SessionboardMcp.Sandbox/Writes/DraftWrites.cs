using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Creates, changes and deletes agenda drafts. A committed one is over: it is only deleted.</summary>
internal static class DraftWrites
{
    /// <summary>Makes one. It begins as a copy of the live agenda, or empty: neither is published.</summary>
    public static (Event Event, AgendaDraft Written) Create(Event @event, DraftBody body, WriteRules rules, TimeProvider time)
    {
        var now = time.GetUtcNow().AsTold();
        var made = new AgendaDraft
        {
            Id = Guid.NewGuid(),
            Name = body.Name!,
            Description = body.Description ?? "",
            CreatedAt = now,
            UpdatedAt = now,
            Placements = rules.DraftsBeginEmpty ? [] : [.. @event.Sessions.Where(DraftRules.CanBePlaced).Select(session => Live(session, rules)).OfType<Placement>()],
        };
        return (@event with { Drafts = [.. @event.Drafts, made] }, made);
    }

    /// <summary>Changes what the body names.</summary>
    public static (Event Event, AgendaDraft Written) Update(Event @event, Guid id, DraftBody body, TimeProvider time)
    {
        var draft = DraftRules.Open(@event, id);
        return Put(@event, draft with { Name = body.Name ?? draft.Name, Description = body.Description ?? draft.Description }, time);
    }

    /// <summary>Takes one away for good. The live agenda stays as it is.</summary>
    public static Event Delete(Event @event, Guid id)
    {
        var draft = DraftRules.Known(@event, id);
        return @event with { Drafts = [.. @event.Drafts.Where(other => other.Id != draft.Id)] };
    }

    /// <summary>Puts a draft that changed in its place.</summary>
    public static (Event Event, AgendaDraft Written) Put(Event @event, AgendaDraft draft, TimeProvider time)
    {
        var changed = draft with { UpdatedAt = time.After(draft.UpdatedAt) };
        return (@event with { Drafts = [.. @event.Drafts.Select(other => other.Id == draft.Id ? changed : other)] }, changed);
    }

    private static Placement? Live(Session session, WriteRules rules) =>
        session is { StartsAt: null, EndsAt: null, RoomId: null } || (rules.PlacesNeedAll && session is { StartsAt: null } or { EndsAt: null } or { RoomId: null })
            ? null
            : new Placement(Guid.NewGuid(), session.Id, session.RoomId, session.StartsAt, session.EndsAt);
}
