using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of a draft: itself, its placements, its changes.</summary>
internal static class AgendaDraftDocuments
{
    public static AgendaDraftResponse Draft(Viewpoint view, AgendaDraft draft) => new()
    {
        Id = draft.Id,
        EventId = view.Event.Id,
        Name = draft.Name,
        Description = draft.Description,
        Status = draft.IsCommitted ? "committed" : "draft",
        CreatedAt = draft.CreatedAt,
        UpdatedAt = draft.UpdatedAt,
        AdminUrl = view.AdminUrl("agenda-drafts", draft.Id.ToString()),
    };

    public static DraftSessionResponse Placement(AgendaDraft draft, Placement placement) => new()
    {
        Id = placement.Id,
        DraftId = draft.Id,
        SessionId = placement.SessionId,
        StartsAt = placement.StartsAt,
        EndsAt = placement.EndsAt,
        RoomId = placement.RoomId,
        CreatedAt = draft.CreatedAt,
        UpdatedAt = draft.UpdatedAt,
    };

    /// <summary>The difference to the live agenda. A session that lacks time or room is not on it.</summary>
    public static DraftChangesResponse Changes(Event @event, AgendaDraft draft)
    {
        var placements = draft.Placements.ToDictionary(placement => placement.SessionId);
        List<DraftChangeResponse> changes = [];
        foreach (var session in @event.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null, IsAbstract: false }))
        {
            var (from, to) = (Live(session), Planned(placements.GetValueOrDefault(session.Id)));
            if (from != to)
                changes.Add(new DraftChangeResponse { SessionId = session.Id, Title = session.Title, From = from, To = to });
        }

        return new DraftChangesResponse
        {
            Additions = [.. changes.Where(change => change.From is null)],
            Modifications = [.. changes.Where(change => change is { From: not null, To: not null })],
            Removals = [.. changes.Where(change => change.To is null)],
        };
    }

    private static PlaceResponse? Live(Session session) => session is { StartsAt: { } starts, EndsAt: { } ends, RoomId: { } room }
        ? new PlaceResponse { StartsAt = starts, EndsAt = ends, RoomId = room }
        : null;

    private static PlaceResponse? Planned(Placement? placement) => placement is { StartsAt: { } starts, EndsAt: { } ends, RoomId: { } room }
        ? new PlaceResponse { StartsAt = starts, EndsAt = ends, RoomId = room }
        : null;
}
