using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Whether a record that was read again says the same as before. A freshening reads the changes of some minutes more than it has to, and a whole reading
/// all: what says the same stays the same object, so that nothing of it is made anew. Lists are compared by what is in them, all else by value.
/// </summary>
internal static class SameRecord
{
    /// <summary>Whether a session does.</summary>
    public static bool Is(IndexedSession known, IndexedSession anew) =>
        Is(known.Record, anew.Record)
        && known.Title == anew.Title
        && known.Description.Equals(anew.Description)
        && known.IsPart == anew.IsPart
        && known.People.SequenceEqual(anew.People)
        && known.Subsessions.Count == anew.Subsessions.Count
        && known.Subsessions.Zip(anew.Subsessions).All(part => part.First.Record == part.Second.Record && part.First.Speakers.SequenceEqual(part.Second.Speakers));

    /// <summary>Whether a contact does.</summary>
    public static bool Is(IndexedPerson known, IndexedPerson anew) =>
        anew.Record with { CustomFields = known.Record.CustomFields } == known.Record
        && known.Record.CustomFields.SequenceEqual(anew.Record.CustomFields)
        && known.Name == anew.Name
        && known.Biography.Equals(anew.Biography)
        && known.IsSpeaker == anew.IsSpeaker;

    /// <summary>Whether a sponsor or exhibitor does.</summary>
    public static bool Is(Account known, Account anew) =>
        anew with { Contacts = known.Contacts, CustomFields = known.CustomFields } == known
        && known.Contacts.SequenceEqual(anew.Contacts)
        && known.CustomFields.SequenceEqual(anew.CustomFields);

    private static bool Is(Session known, Session anew) =>
        anew with { Tags = known.Tags, Sponsors = known.Sponsors, Exhibitors = known.Exhibitors, CustomFields = known.CustomFields } == known
        && known.Tags.SequenceEqual(anew.Tags)
        && known.Sponsors.SequenceEqual(anew.Sponsors)
        && known.Exhibitors.SequenceEqual(anew.Exhibitors)
        && known.CustomFields.SequenceEqual(anew.CustomFields);
}
