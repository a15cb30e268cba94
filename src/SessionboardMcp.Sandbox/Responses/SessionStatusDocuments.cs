using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The small documents of sessions that the status search answers with.</summary>
internal static class SessionStatusDocuments
{
    public static SessionStatusResponse Row(Programme programme, Session session)
    {
        var parent = programme.ParentOf(session);
        return new SessionStatusResponse
        {
            Id = session.Id,
            FriendlyId = programme.FriendlyId(session),
            FriendlyIdRaw = session.Number,
            Status = session.Status.Core.ApiName(),
            CustomStatusId = session.Status.IsCustom ? session.Status.Id : null,
            CustomStatus = session.Status.IsCustom ? SettingDocuments.Status(session.Status) : null,
            DeletedAt = session.DeletedAt,
            CreatedAt = session.CreatedAt,
            UpdatedAt = session.UpdatedAt,
            IsAbstract = (parent ?? session).IsAbstract,
            CompositionStatus = CompositionDocuments.Status(programme, parent ?? session),
            Subsessions = [.. programme.PartsOf(session).Select(part => Part(programme, session, part))],
        };
    }

    private static SubsessionStatusResponse Part(Programme programme, Session parent, Session part) => new()
    {
        Id = part.Id,
        FriendlyId = programme.FriendlyId(part),
        FriendlyIdRaw = part.Number,
        ParentSessionFriendlyId = programme.FriendlyId(parent),
        ParentSessionFriendlyIdRaw = parent.Number,
        Status = part.Status.Core.ApiName(),
        CustomStatusId = part.Status.IsCustom ? part.Status.Id : null,
        CustomStatus = part.Status.IsCustom ? SettingDocuments.Status(part.Status) : null,
        DeletedAt = part.DeletedAt,
        CreatedAt = part.CreatedAt,
        UpdatedAt = part.UpdatedAt,
    };
}
