using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>
/// The seed with four sessions more. A realistic programme has no panel with chair, files and exhibitors inside a session
/// that was itself merged into another, and none without a format; but the contract has, and its every corner shall be seen.
/// </summary>
internal static class ContractCorners
{
    public static Organization Add(Organization seed) => seed with
    {
        Events = [.. seed.Events.Select(@event => @event.Id == SeededEvents.DevCon ? Add(@event) : @event)],
    };

    private static Event Add(Event @event)
    {
        var source = @event.Sessions.First(session => session is { ComposedInto: not null, DeletedAt: null });
        var person = Richest(@event.Contacts);
        var exhibitor = @event.Exhibitors[0];
        var translation = @event.Exhibitors.Concat(@event.Sponsors).SelectMany(account => account.Translations).First();
        var part = source with
        {
            Id = new Guid("0a0a0a0a-0000-4000-8000-000000000001"),
            Number = @event.Sessions.Max(session => session.Number) + 1,
            ParentId = source.Id,
            ComposedInto = null,
            Capacity = 40,
            Participants =
            [
                .. Enum.GetValues<CoreRole>().Select((core, place) => new Participant(
                    new Guid($"0a0a0a0a-0000-4000-8000-00000000001{place}"),
                    person.Id,
                    @event.Roles.First(role => role.Core == core).Id)),
            ],
            ExhibitorIds = [exhibitor.Id],
        };
        var whole = exhibitor with
        {
            Profile = new Dictionary<string, string>(exhibitor.Profile)
            {
                ["instagram_url"] = "https://www.instagram.com/example",
                ["snapchat_username"] = "example",
            },
            Translations = [translation],
        };
        var contacts = @event.Contacts.Select(contact => contact.Id == person.Id ? person : contact);
        return @event with
        {
            Sessions = [.. @event.Sessions, part, Bare(part, 2) with { ParentId = null }, Bare(part, 3), Deleted(part, @event)],
            Contacts = [.. contacts],
            Exhibitors = [whole, .. @event.Exhibitors.Skip(1)],
        };
    }

    private static Session Deleted(Session part, Event @event) => part with
    {
        Id = new Guid("0a0a0a0a-0000-4000-8000-000000000004"),
        Number = part.Number + 4,
        StatusId = @event.Statuses.First(status => status.IsCustom).Id,
        DeletedAt = part.UpdatedAt,
    };

    private static Session Bare(Session session, int place) => session with
    {
        Id = new Guid($"0a0a0a0a-0000-4000-8000-00000000000{place}"),
        Number = session.Number + place,
        LanguageId = null,
        TrackId = null,
        LevelId = null,
        FormatId = null,
        RoomId = null,
    };

    // Nobody in the seed has a value in each field, which is right for people but not for this purpose.
    private static Contact Richest(IReadOnlyList<Contact> contacts)
    {
        var names = contacts.SelectMany(contact => contact.Profile).DistinctBy(field => field.Key);
        return contacts[0] with
        {
            PhotoUrl = contacts.First(contact => contact.PhotoUrl is not null).PhotoUrl,
            About = contacts.First(contact => contact.About is not null).About,
            Company = "Example",
            JobTitle = "Engineer",
            Profile = names.ToDictionary(field => field.Key, field => field.Value),
            CustomValues = contacts.First(contact => contact.CustomValues.Count > 0).CustomValues,
            Translations = contacts.First(contact => contact.Translations.Count > 0).Translations,
        };
    }
}
