using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The small documents of sessions that the status search answers with.</summary>
internal static class SessionStatusDocuments
{
    public static SessionStatusResponse Row(Programme programme, Session session)
    {
        var (parent, status) = (programme.ParentOf(session), programme.StatusOf(session));
        return new SessionStatusResponse
        {
            Id = session.Id,
            FriendlyId = programme.FriendlyId(session),
            FriendlyIdRaw = session.Number,
            Status = status.Core.ApiName(),
            CustomStatusId = status.IsCustom ? status.Id : null,
            CustomStatus = status.IsCustom ? SettingDocuments.Status(status) : null,
            DeletedAt = session.DeletedAt,
            CreatedAt = session.CreatedAt,
            UpdatedAt = session.UpdatedAt,
            IsAbstract = (parent ?? session).IsAbstract,
            CompositionStatus = CompositionDocuments.Status(programme, parent ?? session),
            Subsessions = [.. programme.PartsOf(session).Select(part => Part(programme, session, part))],
        };
    }

    private static SubsessionStatusResponse Part(Programme programme, Session parent, Session part)
    {
        var status = programme.StatusOf(part);
        return new SubsessionStatusResponse
        {
            Id = part.Id,
            FriendlyId = programme.FriendlyId(part),
            FriendlyIdRaw = part.Number,
            ParentSessionFriendlyId = programme.FriendlyId(parent),
            ParentSessionFriendlyIdRaw = parent.Number,
            Status = status.Core.ApiName(),
            CustomStatusId = status.IsCustom ? status.Id : null,
            CustomStatus = status.IsCustom ? SettingDocuments.Status(status) : null,
            DeletedAt = part.DeletedAt,
            CreatedAt = part.CreatedAt,
            UpdatedAt = part.UpdatedAt,
        };
    }
}
