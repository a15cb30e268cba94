using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of a session: found by a search, asked for by its id, or listed by its parent.</summary>
internal static class SessionDocuments
{
    /// <summary>A row of a search: what is not assigned is an empty object.</summary>
    public static SessionResponse Found(Viewpoint view, Session session) => Whole(view, session, UnassignedResponse.Instance);

    /// <summary>A session, or sub-session, on its own: what is not assigned is null.</summary>
    public static SessionResponse Alone(Viewpoint view, Session session) => Whole(view, session, unassigned: null);

    private static SessionResponse Whole(Viewpoint view, Session session, UnassignedResponse? unassigned)
    {
        var parent = view.Programme.ParentOf(session);
        return new SessionResponse
        {
            Id = session.Id,
            FriendlyId = view.Programme.FriendlyId(session),
            FriendlyIdRaw = session.Number,
            ParentSessionFriendlyId = parent is null ? null : view.Programme.FriendlyId(parent),
            ParentSessionFriendlyIdRaw = parent?.Number,
            Title = session.Title,
            Description = session.Description,
            Status = session.Status.Core.ApiName(),
            CustomStatusId = session.Status.IsCustom ? session.Status.Id : null,
            CustomStatus = session.Status.IsCustom ? new() { Id = session.Status.Id, Name = session.Status.Name } : null,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            IsPublic = session.IsPublic,
            IsAbstract = (parent ?? session).IsAbstract,
            CompositionStatus = CompositionDocuments.Status(view.Programme, parent ?? session),
            Composition = CompositionDocuments.Detail(view, parent ?? session),
            ExternalUrl = session.ExternalUrl,
            ClientSessionId = session.ClientSessionId,
            CeuCredits = session.CeuCredits,
            Capacity = session.Capacity,
            CreatedAt = session.CreatedAt,
            UpdatedAt = session.UpdatedAt,
            CustomFields = view.CustomFields(session.CustomValues),
            TranslatedFields = view.Translations(session.Translations),
            Speakers = PersonDocuments.Legacy(view, session, CoreRole.Speaker),
            Chairpersons = PersonDocuments.Legacy(view, session, CoreRole.Chairperson),
            Moderators = PersonDocuments.Legacy(view, session, CoreRole.Moderator),
            Participants = PersonDocuments.Participants(view, session),
            Sponsors = [.. session.Sponsors.Select(account => AccountDocuments.OnSession(view, account, AccountKind.Sponsor))],
            Exhibitors = [.. session.Exhibitors.Select(account => AccountDocuments.OnSession(view, account, AccountKind.Exhibitor))],
            Content = ContentDocuments.Of(view, session),
            Tags = [.. session.Tags.Select(SettingDocuments.Tag)],
            Language = session.Language is null ? unassigned : SettingDocuments.OfEvent(session.Language, view.Event.Id),
            Track = session.Track is null ? unassigned : SettingDocuments.OfEvent(session.Track, view.Event.Id),
            Level = session.Level is null ? unassigned : SettingDocuments.Ordered(session.Level),
            Format = session.Format is null ? unassigned : SettingDocuments.Named(session.Format),
            Room = session.Room is null ? unassigned : SettingDocuments.Room(session.Room),
            Subsessions = parent is null ? SubsessionDocuments.Of(view, session) : null,
            AdminUrl = view.AdminUrl("sessions", session.Id.ToString()),
        };
    }
}
