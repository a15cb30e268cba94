namespace SessionboardMcp.Sandbox.World;

/// <summary>The records of an event by their ids. What is the same list as in the version before is not indexed again.</summary>
internal sealed class EventRecords(Event @event, EventRecords? before = null)
{
    private readonly Event _event = @event;

    public Dictionary<Guid, Session> Sessions { get; } = Index(@event.Sessions, session => session.Id, before?._event.Sessions, before?.Sessions);

    public Dictionary<string, Contact> Contacts { get; } = Index(@event.Contacts, contact => contact.Id, before?._event.Contacts, before?.Contacts);

    public Dictionary<string, Account> Sponsors { get; } = Index(@event.Sponsors, account => account.Id, before?._event.Sponsors, before?.Sponsors);

    public Dictionary<string, Account> Exhibitors { get; } = Index(@event.Exhibitors, account => account.Id, before?._event.Exhibitors, before?.Exhibitors);

    public Dictionary<Guid, AgendaDraft> Drafts { get; } = Index(@event.Drafts, draft => draft.Id, before?._event.Drafts, before?.Drafts);

    public Dictionary<string, Status> Statuses { get; } = Index(@event.Statuses, status => status.Id, before?._event.Statuses, before?.Statuses);

    public Dictionary<Guid, Role> Roles { get; } = Index(@event.Roles, role => role.Id, before?._event.Roles, before?.Roles);

    // By module: standard fields of two modules may have the same id, such as title.
    public Dictionary<string, Dictionary<string, Field>> Fields { get; } = before is not null && ReferenceEquals(before._event.Fields, @event.Fields)
        ? before.Fields
        : @event.Fields.GroupBy(field => field.Module, StringComparer.Ordinal).ToDictionary(module => module.Key, module => module.ToDictionary(field => field.Id));

    public Dictionary<Guid, Setting> Tracks { get; } = Index(@event.Tracks, setting => setting.Id, before?._event.Tracks, before?.Tracks);

    public Dictionary<Guid, Setting> Rooms { get; } = Index(@event.Rooms, setting => setting.Id, before?._event.Rooms, before?.Rooms);

    public Dictionary<Guid, Setting> Tags { get; } = Index(@event.Tags, setting => setting.Id, before?._event.Tags, before?.Tags);

    public Dictionary<Guid, Setting> Formats { get; } = Index(@event.Formats, setting => setting.Id, before?._event.Formats, before?.Formats);

    public Dictionary<Guid, Setting> Levels { get; } = Index(@event.Levels, setting => setting.Id, before?._event.Levels, before?.Levels);

    public Dictionary<Guid, Setting> Languages { get; } = Index(@event.Languages, setting => setting.Id, before?._event.Languages, before?.Languages);

    private static Dictionary<TKey, T> Index<TKey, T>(
        IReadOnlyList<T> records, Func<T, TKey> id, IReadOnlyList<T>? earlier, Dictionary<TKey, T>? index)
        where TKey : notnull =>
        index is not null && ReferenceEquals(records, earlier) ? index : records.ToDictionary(id);
}
