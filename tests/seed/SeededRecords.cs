using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.SeedLookups;

/// <summary>
/// The seeded records that the ids of a record name. The seed's ids are one event's alone, but for core statuses and standard fields, which are the
/// same in all: so a test need not say which event it means. For a world of its own it asks <see cref="Programme"/>.
/// </summary>
internal static class SeededRecords
{
    private static readonly IReadOnlyList<Event> Events = [.. SeededOrganization.Create().Events, .. NeighbourOrganization.Create().Events];

    private static readonly Dictionary<Guid, Setting> Settings = Events
        .SelectMany(one => (IEnumerable<Setting>)[.. one.Tracks, .. one.Rooms, .. one.Tags, .. one.Formats, .. one.Levels, .. one.Languages])
        .ToDictionary(setting => setting.Id);

    private static readonly Dictionary<string, Status> Statuses =
        Events.SelectMany(one => one.Statuses).DistinctBy(status => status.Id).ToDictionary(status => status.Id);

    private static readonly Dictionary<Guid, Role> Roles = Events.SelectMany(one => one.Roles).ToDictionary(role => role.Id);

    private static readonly Dictionary<string, Account> Accounts =
        Events.SelectMany(one => one.Sponsors.Concat(one.Exhibitors)).ToDictionary(account => account.Id);

    private static readonly Dictionary<string, Contact> Contacts = Events.SelectMany(one => one.Contacts).ToDictionary(contact => contact.Id);

    private static readonly Dictionary<string, Field> CustomFields =
        Events.SelectMany(one => one.Fields).Where(field => field.IsCustom).DistinctBy(field => field.Id).ToDictionary(field => field.Id);

    extension(Session session)
    {
        public Status Status => Statuses[session.StatusId];

        public Setting? Track => Find(session.TrackId);

        public Setting? Room => Find(session.RoomId);

        public Setting? Level => Find(session.LevelId);

        public Setting? Format => Find(session.FormatId);

        public Setting? Language => Find(session.LanguageId);

        public IReadOnlyList<Setting> Tags => [.. session.TagIds.Select(id => Settings[id])];

        public IReadOnlyList<Account> Sponsors => [.. session.SponsorIds.Select(id => Accounts[id])];

        public IReadOnlyList<Account> Exhibitors => [.. session.ExhibitorIds.Select(id => Accounts[id])];
    }

    extension(Participant participant)
    {
        public Role Role => Roles[participant.RoleId];
    }

    extension(AccountContact link)
    {
        public Contact Contact => Contacts[link.ContactId];
    }

    extension(CustomValue value)
    {
        public Field Field => CustomFields[value.FieldId];
    }

    private static Setting? Find(Guid? id) => id is { } known ? Settings[known] : null;
}
