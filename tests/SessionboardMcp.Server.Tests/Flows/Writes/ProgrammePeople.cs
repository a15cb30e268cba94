using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Who is in the sessions of an event, as Sessionboard holds it: people of one name are one, and who is in a part is in the session.</summary>
internal static class ProgrammePeople
{
    /// <summary>The names by the number of the session.</summary>
    public static IReadOnlyDictionary<int, IReadOnlySet<string>> Of(Event one)
    {
        var names = one.Contacts.ToDictionary(contact => contact.Id, contact => string.Join(' ', $"{contact.FirstName} {contact.LastName}".ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var parts = one.Sessions.Where(session => session is { ParentId: not null, DeletedAt: null }).ToLookup(session => session.ParentId);
        return one.Sessions.Where(session => session is { ParentId: null, DeletedAt: null }).ToDictionary(
            session => session.Number,
            IReadOnlySet<string> (session) => parts[session.Id].Prepend(session).SelectMany(part => part.Participants).Select(part => names[part.ContactId]).ToHashSet());
    }
}
