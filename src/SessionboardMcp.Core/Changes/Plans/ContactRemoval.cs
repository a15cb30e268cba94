using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a contact is deleted: with all that it has in sessions and companies told before.</summary>
internal static class ContactRemoval
{
    private const int Named = 5;

    /// <summary>The plan of deleting one.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<ChangePlan> DeleteAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var meant = NameResolver.Resolve(RemovalArguments.Id.Name, "contact", RemovalArguments.IdOf(asked.Call.Arguments), IndexChoices.People(people));
        var contact = await asked.Call.Client.Contacts.GetAsync(asked.Summary.Id, meant.Id, cancellationToken);
        var held = HeldRecord.Of(contact);
        var use = RecordUse.OfPerson((await asked.Index.SessionsAsync(cancellationToken)).Items, held.Id);
        var name = $"{contact.FriendlyId} {held.Name}".Trim();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = use.Sessions.Count == 0
                ? $"Delete the contact {StrangersText.Quoted(name, asked.Cells.Masks)} from the event."
                : $"Delete the contact {StrangersText.Quoted(name, asked.Cells.Masks)} from the event, with a place in {use.Count}.",
            Effects =
            [
                .. use.Effects("Takes part in"),
                .. await CompaniesAsync(asked, held.Id, cancellationToken),
                "It can be brought back. Whether all places come back with it, Sessionboard does not say: look at them then.",
            ],
            Records = [new PlannedRecord(RemovedRecord.Of(asked, RecordKind.Contact, held, name), Touches.Contact | use.Touches, use.Sessions.Count)],
        };
    }

    private static async Task<string[]> CompaniesAsync(AskedEvent asked, string contactId, CancellationToken cancellationToken)
    {
        List<Account> all = [.. (await asked.Index.SponsorsAsync(cancellationToken)).Items, .. (await asked.Index.ExhibitorsAsync(cancellationToken)).Items];
        var companies = all.FindAll(company => company.Contacts.Any(person => person.Id == contactId));
        return companies.Count == 0 ? [] :
        [
            $"Is a contact of {string.Join(", ", companies.Take(Named).Select(company => StrangersText.Quoted(company.Name, maxLength: 60)))}"
            + (companies.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {companies.Count - Named} more") : "") + ", and would not be any more.",
        ];
    }
}
