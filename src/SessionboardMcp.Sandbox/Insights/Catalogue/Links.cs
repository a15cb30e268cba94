using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>Every many-to-many relation.</summary>
internal static class Links
{
    public static Link SessionSpeakers { get; } = new(
        "session_speakers", SessionEntity.Name, ContactEntities.Speakers, e => DefaultSearch.PairsOf(e, CoreRole.Speaker));

    public static Link SessionModerators { get; } = new(
        "session_moderators", SessionEntity.Name, ContactEntities.Contacts, e => DefaultSearch.PairsOf(e, CoreRole.Moderator));

    public static Link SessionChairpersons { get; } = new(
        "session_chairpersons", SessionEntity.Name, ContactEntities.Contacts, e => DefaultSearch.PairsOf(e, CoreRole.Chairperson));

    public static Link SessionContacts { get; } = new(
        "session_contacts", SessionEntity.Name, ContactEntities.Contacts, e => DefaultSearch.PairsOf(e, role: null));

    public static Link SessionTags { get; } = new(
        "session_tags", SessionEntity.Name, SettingEntities.Tags, e => FromSessions(e, s => s.TagIds.Select(id => id.ToString())));

    public static Link SessionSponsors { get; } = new(
        "session_sponsors", SessionEntity.Name, AccountEntities.Sponsors, e => FromSessions(e, s => s.SponsorIds));

    public static Link SessionExhibitors { get; } = new(
        "session_exhibitors", SessionEntity.Name, AccountEntities.Exhibitors, e => FromSessions(e, s => s.ExhibitorIds));

    public static Link SponsorContacts { get; } = new(
        "sponsor_contacts", AccountEntities.Sponsors, ContactEntities.Contacts, e => FromAccounts(e.Sponsors));

    public static Link ExhibitorContacts { get; } = new(
        "exhibitor_contacts", AccountEntities.Exhibitors, ContactEntities.Contacts, e => FromAccounts(e.Exhibitors));

    public static IReadOnlyList<Link> All { get; } =
    [
        SessionSpeakers, SessionModerators, SessionChairpersons, SessionContacts,
        SessionTags, SessionSponsors, SessionExhibitors, SponsorContacts, ExhibitorContacts,
    ];

    private static IEnumerable<(string, string)> FromSessions(Event @event, Func<Session, IEnumerable<string>> ids) =>
        DefaultSearch.SessionsOf(@event)
            .SelectMany(session => ids(session).Distinct(StringComparer.Ordinal), (session, id) => (session.Id.ToString(), id));

    private static IEnumerable<(string, string)> FromAccounts(IReadOnlyList<Account> accounts) =>
        accounts.SelectMany(
            account => account.Contacts.Select(link => link.ContactId).Distinct(StringComparer.Ordinal),
            (account, id) => (account.Id, id));
}
