namespace SessionboardMcp.Sandbox.World;

/// <summary>The records of an event by their ids.</summary>
internal sealed class EventRecords(Event @event)
{
    public Dictionary<Guid, Session> Sessions { get; } = @event.Sessions.ToDictionary(session => session.Id);

    public Dictionary<string, Contact> Contacts { get; } = @event.Contacts.ToDictionary(contact => contact.Id, StringComparer.Ordinal);

    public Dictionary<string, Account> Sponsors { get; } = @event.Sponsors.ToDictionary(account => account.Id, StringComparer.Ordinal);

    public Dictionary<string, Account> Exhibitors { get; } = @event.Exhibitors.ToDictionary(account => account.Id, StringComparer.Ordinal);

    public Dictionary<Guid, AgendaDraft> Drafts { get; } = @event.Drafts.ToDictionary(draft => draft.Id);

    public Dictionary<string, Status> Statuses { get; } = @event.Statuses.ToDictionary(status => status.Id, StringComparer.Ordinal);

    public Dictionary<Guid, Role> Roles { get; } = @event.Roles.ToDictionary(role => role.Id);

    // By module: standard fields of two modules may have the same id, such as title.
    public Dictionary<string, Dictionary<string, Field>> Fields { get; } = @event.Fields
        .GroupBy(field => field.Module, StringComparer.Ordinal)
        .ToDictionary(module => module.Key, module => module.ToDictionary(field => field.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    public Dictionary<Guid, Setting> Tracks { get; } = ById(@event.Tracks);

    public Dictionary<Guid, Setting> Rooms { get; } = ById(@event.Rooms);

    public Dictionary<Guid, Setting> Tags { get; } = ById(@event.Tags);

    public Dictionary<Guid, Setting> Formats { get; } = ById(@event.Formats);

    public Dictionary<Guid, Setting> Levels { get; } = ById(@event.Levels);

    public Dictionary<Guid, Setting> Languages { get; } = ById(@event.Languages);

    private static Dictionary<Guid, Setting> ById(IReadOnlyList<Setting> settings) => settings.ToDictionary(setting => setting.Id);
}
