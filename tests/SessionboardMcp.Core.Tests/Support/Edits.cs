using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>What organizers do to an organization between two questions.</summary>
internal static class Edits
{
    public static Organization Edit(this Organization organization, int eventId, Func<Event, Event> edit) =>
        organization with { Events = [.. organization.Events.Select(one => one.Id == eventId ? edit(one) : one)] };

    public static Organization EditSession(this Organization organization, int eventId, Guid id, Func<Session, Session> edit) =>
        organization.Edit(eventId, one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? edit(session) : session)] });

    public static Organization AddSession(this Organization organization, int eventId, Session added) =>
        organization.Edit(eventId, one => one with { Sessions = [.. one.Sessions, added] });

    public static Organization EditContact(this Organization organization, int eventId, string id, Func<Contact, Contact> edit) =>
        organization.Edit(eventId, one => one with { Contacts = [.. one.Contacts.Select(contact => contact.Id == id ? edit(contact) : contact)] });
}
