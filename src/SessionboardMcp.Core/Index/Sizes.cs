using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// How much memory the records of an index take, in bytes, by what they hold: a text two bytes a character and its head, everything else what its
/// fields take on a 64-bit runtime. What records share (<see cref="SharedValues"/>) counts for none of them.
/// </summary>
internal static class Sizes
{
    // Of a session, contact, person's part, sub-session or account: the object itself with its times and references.
    private const int Session = 600;
    private const int Contact = 460;
    private const int Part = 80;
    private const int Subsession = 260;
    private const int Account = 240;
    private const int Field = 64;
    private const int Array = 32;
    private const int Reference = 8;

    // A place in a list, two among the ids, and a name that is folded when somebody asks for it.
    private const int Choice = 112;

    /// <summary>A session.</summary>
    public static long Of(IndexedSession session) =>
        Session + Of(session.Record) + Text(session.Title) + Own(session.Record.Title, session.Title) + session.Description.Bytes
        + Array + (session.People.Count * (Part + Reference))
        + Array + session.Subsessions.Sum(part => Subsession + Reference + Text(part.Record.Id) + Text(part.Record.FriendlyId) + Text(part.Record.Title) + Array + ((long)part.Speakers.Count * (Part + Reference)));

    /// <summary>A part of a session by itself, of which all texts but the title are its session's.</summary>
    public static long OfPart(IndexedSession part) => Session + Reference + Own(part.Title, part.Record.Title ?? "");

    /// <summary>A contact.</summary>
    public static long Of(IndexedPerson person) =>
        Contact + Of(person.Record) + Text(person.Name) + Own(person.Record.FullName, person.Name) + person.Biography.Bytes;

    /// <summary>A sponsor or exhibitor.</summary>
    public static long Of(Account account) =>
        Account + Text(account.Id) + Text(account.FriendlyId) + Text(account.Name) + Text(account.Description) + Text(account.WebsiteUrl) + Text(account.AdminUrl)
        + account.Contacts.Sum(contact => Part + Reference + Text(contact.FullName) + Text(contact.Title)) + Of(account.CustomFields);

    private static long Of(Session record) =>
        Text(record.Id) + Text(record.FriendlyId) + Text(record.ExternalUrl) + Text(record.ClientSessionId) + Text(record.AdminUrl)
        + Array + (Reference * (record.Tags.Count + record.Sponsors.Count + record.Exhibitors.Count)) + Of(record.CustomFields);

    private static long Of(Contact record) =>
        Text(record.FriendlyId) + Text(record.FirstName) + Text(record.LastName) + Text(record.Email) + Text(record.Title) + Text(record.CompanyName)
        + Text(record.TopicExpertise) + Text(record.Availability) + Text(record.PhotoUrl) + Text(record.PhoneHome) + Text(record.PhoneMobile) + Text(record.AddressLine1) + Text(record.AddressLine2)
        + Text(record.AddressPostalCode) + Text(record.WebsiteUrl) + Text(record.LinkedinUrl) + Text(record.TwitterUrl) + Text(record.Id) + Text(record.AdminUrl) + Of(record.CustomFields);

    // What is the same text is kept once.
    private static long Own(string? text, string other) => ReferenceEquals(text, other) ? 0 : Text(text);

    private static long Of(IReadOnlyList<CustomFieldValue> values) => values.Count == 0 ? 0 : Array + values.Sum(value => Field + Reference + Text(value.Value));

    /// <summary>What an argument may name.</summary>
    public static long Of(NamedChoices choices) => choices.Sum(choice => Choice + Text(choice.Name));

    /// <summary>A text that nothing shares; a text that is empty takes none.</summary>
    public static long Text(string? text) => string.IsNullOrEmpty(text) ? 0 : (24 + (2L * text.Length) + 7) & ~7L;
}
