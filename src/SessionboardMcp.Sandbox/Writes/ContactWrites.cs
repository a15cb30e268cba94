using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Creates, changes, deletes and restores contacts of an event. We assume that a deleted one is in no session and at no sponsor any more, that a
/// restore gives the places back that are still there, and that sessions do not tell of either by their <c>updated_at</c>.
/// </summary>
internal static class ContactWrites
{
    // A contact is written with phone, and read with this (FACTS.md, API conventions).
    private const string Phone = "phone_home";

    /// <summary>Makes one.</summary>
    public static (Event Event, Contact Written) Create(Event @event, ContactBody body, TimeProvider time)
    {
        CheckUnique(@event, body.Email, id: null);
        var now = time.GetUtcNow().AsTold();
        var made = Written(@event, body, now, new Contact
        {
            Id = Guid.NewGuid().ToString(),
            Number = @event.Contacts.Concat(@event.DeletedContacts.Select(deleted => deleted.Contact)).Select(contact => contact.Number).DefaultIfEmpty(0).Max() + 1,
            FirstName = "",
            LastName = "",
            Email = body.Email!,
            Profile = new Dictionary<string, string>(),
            CreatedAt = now,
            UpdatedAt = now,
        });
        return (@event with { Contacts = [.. @event.Contacts, made] }, made);
    }

    /// <summary>Changes what the body names, if the contact is still as the caller knows it.</summary>
    public static (Event Event, Contact Written) Update(Event @event, string id, ContactBody body, TimeProvider time)
    {
        var contact = Find(@event, id);
        RecordVersion.Check("contact", contact.UpdatedAt, body.Version);
        CheckUnique(@event, body.Email, contact.Id);
        var changed = Written(@event, body, time.After(contact.UpdatedAt), contact);
        return (@event with { Contacts = [.. @event.Contacts.Select(other => other.Id == contact.Id ? changed : other)] }, changed);
    }

    /// <summary>Deletes one so that it can be restored.</summary>
    public static (Event Event, Contact Written) Delete(Event @event, string id, TimeProvider time)
    {
        var contact = Find(@event, id);
        var gone = contact with { UpdatedAt = time.After(contact.UpdatedAt) };
        var deleted = new DeletedContact(
            gone,
            [.. @event.Sessions.SelectMany(session => session.Participants.Where(part => part.ContactId == contact.Id).Select(part => (session.Id, part)))],
            [.. @event.Sponsors.Concat(@event.Exhibitors).SelectMany(account => account.Contacts.Where(link => link.ContactId == contact.Id).Select(link => (account.Id, link)))]);
        return (@event with
        {
            Contacts = [.. @event.Contacts.Where(other => other.Id != contact.Id)],
            DeletedContacts = [.. @event.DeletedContacts, deleted],
            Sessions = deleted.Parts.Count == 0 ? @event.Sessions : [.. @event.Sessions.Select(session => Without(session, contact.Id))],
            Sponsors = [.. @event.Sponsors.Select(account => Without(account, contact.Id))],
            Exhibitors = [.. @event.Exhibitors.Select(account => Without(account, contact.Id))],
        }, gone);
    }

    /// <summary>Makes a deleted one stand again, where it was.</summary>
    public static (Event Event, Contact Written) Restore(Event @event, string id, TimeProvider time)
    {
        var deleted = @event.DeletedContacts.FirstOrDefault(one => string.Equals(one.Contact.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestRefusedException.NotFound("There is no such deleted contact.");
        CheckUnique(@event, deleted.Contact.Email, deleted.Contact.Id);
        var restored = deleted.Contact with { UpdatedAt = time.After(deleted.Contact.UpdatedAt) };
        return (@event with
        {
            Contacts = [.. @event.Contacts, restored],
            DeletedContacts = [.. @event.DeletedContacts.Where(one => one.Contact.Id != restored.Id)],
            Sessions = deleted.Parts.Count == 0 ? @event.Sessions : [.. @event.Sessions.Select(session => With(session, deleted))],
            Sponsors = [.. @event.Sponsors.Select(account => With(account, deleted))],
            Exhibitors = [.. @event.Exhibitors.Select(account => With(account, deleted))],
        }, restored);
    }

    private static Contact Written(Event @event, ContactBody body, DateTimeOffset now, Contact contact) => contact with
    {
        Email = body.Email ?? contact.Email,
        FirstName = body.FirstName ?? contact.FirstName,
        LastName = body.LastName ?? contact.LastName,
        Company = body.Company ?? contact.Company,
        JobTitle = body.Title ?? contact.JobTitle,
        Profile = body.Phone is { } phone ? new Dictionary<string, string>(contact.Profile, StringComparer.Ordinal) { [Phone] = phone } : contact.Profile,
        CustomValues = CustomFieldWrites.Merge(@event, FieldModule.Contact, contact.CustomValues, body.CustomFields, now),
        UpdatedAt = now,
    };

    private static Contact Find(Event @event, string id) =>
        @event.Contacts.FirstOrDefault(contact => string.Equals(contact.Id, id, StringComparison.OrdinalIgnoreCase)) ?? throw RequestRefusedException.NotFound("There is no such contact.");

    // Within the event, as the description says; that a deleted one does not count is our assumption.
    private static void CheckUnique(Event @event, string? email, string? id)
    {
        if (email is not null && @event.Contacts.Any(other => other.Id != id && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase)))
            throw RequestRefusedException.BadRequest("email must be unique: the event has a contact with this address.");
    }

    private static Session Without(Session session, string id) => session.Participants.Any(part => part.ContactId == id)
        ? session with { Participants = [.. session.Participants.Where(part => part.ContactId != id)] }
        : session;

    private static Account Without(Account account, string id) => account.Contacts.Any(link => link.ContactId == id)
        ? account with { Contacts = [.. account.Contacts.Where(link => link.ContactId != id)] }
        : account;

    private static Session With(Session session, DeletedContact deleted) => deleted.Parts.Any(place => place.SessionId == session.Id)
        ? session with { Participants = [.. session.Participants, .. deleted.Parts.Where(place => place.SessionId == session.Id).Select(place => place.Part)] }
        : session;

    private static Account With(Account account, DeletedContact deleted) => deleted.Accounts.Any(place => place.AccountId == account.Id)
        ? account with { Contacts = [.. account.Contacts, .. deleted.Accounts.Where(place => place.AccountId == account.Id).Select(place => place.Link)] }
        : account;
}
