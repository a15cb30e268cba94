using System.Globalization;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Proof.Bench;

/// <summary>An event as large as any: the seeded one again and again, each time a week later and with people of its own.</summary>
internal static class LargeEvent
{
    /// <summary>Its id.</summary>
    public const int Id = SeededEvents.DevCon;

    private const int Sessions = 20_000;
    private const int People = 25_000;

    /// <summary>The organization with it.</summary>
    public static Organization Organization()
    {
        var seed = SeededOrganization.Create();
        return seed with { Events = [.. seed.Events.Select(one => one.Id == Id ? Grown(one) : one)] };
    }

    private static Event Grown(Event one)
    {
        List<Contact> contacts = [.. one.Contacts];
        for (var number = contacts.Count; number < People; number++)
            contacts.Add(Again(one.Contacts[number % one.Contacts.Count], number, number / one.Contacts.Count));
        List<Session> sessions = [.. one.Sessions];
        List<Session> whole = [.. one.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null } && one.Sessions.All(other => other.ParentId != session.Id && other.ComposedInto?.TargetId != session.Id))];
        var places = one.Contacts.Select((contact, place) => (contact.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        var last = one.Sessions.Max(session => session.Number);
        var missing = Sessions - one.Sessions.Count(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });
        for (var number = 0; number < missing; number++)
        {
            var time = 1 + (number / whole.Count);
            sessions.Add(Again(whole[number % whole.Count], last + number + 1, time, id => contacts[(places[id] + (time * one.Contacts.Count)) % contacts.Count].Id));
        }

        return one with { Contacts = contacts, Sessions = sessions };
    }

    private static Contact Again(Contact contact, int number, int time) => contact with
    {
        Id = Guid(1, number).ToString(),
        Number = 100_000 + number,
        LastName = string.Create(CultureInfo.InvariantCulture, $"{contact.LastName}-{Word(time)}"),
        Email = string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (number % 26))}.{number}{contact.Email[contact.Email.IndexOf('@')..]}"),
    };

    private static Session Again(Session session, int number, int time, Func<string, string> contact) => session with
    {
        Id = Guid(2, number),
        Number = number,
        Title = string.Create(CultureInfo.InvariantCulture, $"{session.Title}: {Word(time)}"),
        Slug = string.Create(CultureInfo.InvariantCulture, $"{session.Slug}-{number}"),
        StartsAt = session.StartsAt?.AddDays(7 * time),
        EndsAt = session.EndsAt?.AddDays(7 * time),
        Participants = [.. session.Participants.Select((part, place) => part with { Id = Guid(3 + place, number), ContactId = contact(part.ContactId) })],
        Content = null,
        Files = [],
    };

    private static string Word(int number) => $"part{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";

    private static Guid Guid(int kind, int number) => new(number, (short)kind, 7, 1, 2, 3, 4, 5, 6, 7, 8);
}
