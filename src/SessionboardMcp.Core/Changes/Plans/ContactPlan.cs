using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a contact is made or changed. It always waits for a person.</summary>
internal static class ContactPlan
{
    private const string NoMail = "Sessionboard sends no e-mail by itself.";

    private static readonly string[] FullName = ["first_name", "last_name"];

    /// <summary>The plan of making a contact.</summary>
    /// <exception cref="InvalidArgumentException">There is one of this e-mail already, as far as the caller may know, or an argument is wrong.</exception>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var fields = new HeldFields(asked, held: null);
        await ContactArguments.ReadAsync(asked.Call.Arguments, fields, cancellationToken);
        var people = (await asked.Index.PeopleAsync(cancellationToken)).Items;
        var email = ContactArguments.EmailOf(asked.Call.Arguments)!;
        RefuseSameEmail(asked, people, email, own: null);
        var name = NameOf(fields);
        var shown = name.Length > 0 ? StrangersText.Shown(name, asked.Cells.Masks, 200, out _) : "without a name";
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = name.Length > 0 ? $"Create the contact {StrangersText.Quoted(name, asked.Cells.Masks)}." : "Create a contact without a name.",
            Effects =
            [
                NoMail,
                .. Hides(asked, people) ? ["Personal data is masked, so it is not told here whether a contact has this e-mail already: Sessionboard then refuses a second one."] : (string[])[],
            ],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Contact,
                        Action = RecordAction.Create,
                        Name = shown,
                        Fields = fields.Changes,
                        Conflicts = [.. SamePerson(asked, people, name, email)],
                    },
                    Touches.Contact),
            ],
        };
    }

    /// <summary>The plan of changing a contact.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change, or an argument is wrong.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var meant = NameResolver.Resolve("contact_id", "person", asked.Call.Arguments.RequiredText("contact_id"), IndexChoices.People(people));
        var contact = await asked.Call.Client.Contacts.GetAsync(asked.Summary.Id, meant.Id, cancellationToken);
        var held = HeldRecord.Of(contact);
        var fields = new HeldFields(asked, held);
        await ContactArguments.ReadAsync(asked.Call.Arguments, fields, cancellationToken);
        if (fields.Changes.Count == 0)
            throw NothingToChange.Of("the contact is");
        if (fields.Changes.Any(field => field.Field == HeldRecord.Email))
            RefuseSameEmail(asked, people.Items, ContactArguments.EmailOf(asked.Call.Arguments)!, held.Id);
        var name = $"{contact.FriendlyId} {held.Name}".Trim();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Change {fields.Labels} of the contact {StrangersText.Quoted(name, asked.Cells.Masks)}.",
            Effects =
            [
                .. people.Items.Any(person => person.Record.Id == held.Id && person.IsSpeaker)
                    ? ["This is a speaker: the public may see name, company and job title with their sessions."] : (string[])[],
                NoMail,
            ],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Contact,
                        Action = RecordAction.Update,
                        Id = held.Id,
                        Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
                        AdminUrl = held.AdminUrl,
                        BaseUpdatedAt = held.UpdatedAt,
                        Base = held.Known,
                        Fields = fields.Changes,
                    },
                    Touches.Contact),
            ],
        };
    }

    /// <summary>The whole name of a new one; empty where none was given.</summary>
    public static string NameOf(HeldFields fields) =>
        string.Join(' ', FullName.Select(name => fields.Changes.FirstOrDefault(field => field.Field == name)?.After.GetString()).OfType<string>());

    // Where personal data is masked nothing is said: address by address it would tell which are there, and whose.
    private static void RefuseSameEmail(AskedEvent asked, IReadOnlyList<IndexedPerson> people, string email, string? own)
    {
        if (!asked.Cells.Masks && people.FirstOrDefault(person => person.Record.Id != own && string.Equals(person.Record.Email?.Trim(), email, StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new InvalidArgumentException($"Argument `email`: the event has a contact with this e-mail already, {same.Record.FriendlyId ?? same.Record.Id} {StrangersText.Bracketed(same.Name)}. Nothing was changed; change that one with update_contact, or give another e-mail.");
    }

    private static bool Hides(AskedEvent asked, IReadOnlyList<IndexedPerson> people) => asked.Cells.Masks || people.Any(person => MaskedText.IsName(person.Record.Email));

    // Told from names and masks alone, which everybody sees who may read contacts.
    private static IEnumerable<string> SamePerson(AskedEvent asked, IReadOnlyList<IndexedPerson> people, string name, string email)
    {
        var mask = PersonalDataMask.Value(email);
        var same = name.Length == 0 ? [] : SameName.Among(people, person => person.Name, name);
        return same.OrderByDescending(LooksSame).Take(1).Select(person =>
            $"There is a contact of this name already: {person.Record.FriendlyId ?? person.Record.Id}{(LooksSame(person) ? $", with an e-mail that looks the same ({mask})" : "")}.");

        bool LooksSame(IndexedPerson person) => person.Record.Email is { Length: > 0 } held
            && (MaskedText.IsName(held) ? held : asked.Cells.Masks ? PersonalDataMask.Value(held) : "") == mask;
    }
}
