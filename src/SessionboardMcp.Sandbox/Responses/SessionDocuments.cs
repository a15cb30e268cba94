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
        var programme = view.Programme;
        var (parent, status) = (programme.ParentOf(session), programme.StatusOf(session));
        return new SessionResponse
        {
            Id = session.Id,
            FriendlyId = programme.FriendlyId(session),
            FriendlyIdRaw = session.Number,
            ParentSessionFriendlyId = parent is null ? null : programme.FriendlyId(parent),
            ParentSessionFriendlyIdRaw = parent?.Number,
            Title = session.Title,
            Description = session.Description,
            Status = status.Core.ApiName(),
            CustomStatusId = status.IsCustom ? status.Id : null,
            CustomStatus = status.IsCustom ? new() { Id = status.Id, Name = status.Name } : null,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            IsPublic = session.IsPublic,
            IsAbstract = (parent ?? session).IsAbstract,
            CompositionStatus = CompositionDocuments.Status(programme, parent ?? session),
            Composition = CompositionDocuments.Detail(view, parent ?? session),
            ExternalUrl = session.ExternalUrl,
            ClientSessionId = session.ClientSessionId,
            CeuCredits = session.CeuCredits,
            Capacity = session.Capacity,
            CreatedAt = session.CreatedAt,
            UpdatedAt = session.UpdatedAt,
            CustomFields = view.CustomFields(FieldModule.Session, session.CustomValues),
            TranslatedFields = view.Translations(FieldModule.Session, session.Translations),
            Speakers = PersonDocuments.Legacy(view, session, CoreRole.Speaker),
            Chairpersons = PersonDocuments.Legacy(view, session, CoreRole.Chairperson),
            Moderators = PersonDocuments.Legacy(view, session, CoreRole.Moderator),
            Participants = PersonDocuments.Participants(view, session),
            Sponsors = [.. programme.SponsorsOf(session).Select(account => AccountDocuments.OnSession(view, account, AccountKind.Sponsor))],
            Exhibitors = [.. programme.ExhibitorsOf(session).Select(account => AccountDocuments.OnSession(view, account, AccountKind.Exhibitor))],
            Content = ContentDocuments.Of(view, session),
            Tags = [.. programme.TagsOf(session).Select(SettingDocuments.Tag)],
            Language = programme.LanguageOf(session) is not { } language ? unassigned : SettingDocuments.OfEvent(language, view.Event.Id),
            Track = programme.TrackOf(session) is not { } track ? unassigned : SettingDocuments.OfEvent(track, view.Event.Id),
            Level = programme.LevelOf(session) is not { } level ? unassigned : SettingDocuments.Ordered(level),
            Format = programme.FormatOf(session) is not { } format ? unassigned : SettingDocuments.Named(format),
            Room = programme.RoomOf(session) is not { } room ? unassigned : SettingDocuments.Room(room),
            Subsessions = parent is null ? SubsessionDocuments.Of(view, session) : null,
            AdminUrl = view.AdminUrl("sessions", session.Id.ToString()),
        };
    }
}
