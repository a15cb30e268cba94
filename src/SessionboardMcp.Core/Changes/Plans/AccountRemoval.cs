using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a sponsor or exhibitor is deleted: with its people, its sessions and its own fields told before.</summary>
internal static class AccountRemoval
{
    /// <summary>The plan of deleting one.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<ChangePlan> DeleteAsync(AskedEvent asked, RecordKind kind, CancellationToken cancellationToken)
    {
        var word = ChangeWords.Of(kind);
        var known = await AccountPlan.KnownAsync(asked, kind, cancellationToken);
        var meant = NameResolver.Resolve(RemovalArguments.Id.Name, word, RemovalArguments.IdOf(asked.Call.Arguments), IndexChoices.Accounts(known));
        var account = await asked.Call.Client.Accounts.GetAsync(asked.Summary.Id, HeldRecords.AccountKindOf(kind), meant.Id, cancellationToken);
        var held = HeldRecord.Of(account);
        var use = RecordUse.OfCompany((await asked.Index.SessionsAsync(cancellationToken)).Items, held.Id);
        var name = $"{account.FriendlyId} {held.Name}".Trim();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Delete the {word} {StrangersText.Quoted(name, asked.Cells.Masks)}{(use.Sessions.Count == 0 ? "" : $", named on {use.Count}")}.",
            Effects =
            [
                .. use.Effects("Is named on"),
                .. People(account),
                .. Fields(account),
                "It can be brought back. Whether all places come back with it, Sessionboard does not say: look at them then.",
            ],
            Records = [new PlannedRecord(RemovedRecord.Of(asked, kind, held, name), Touches.Contact | use.Touches, use.Sessions.Count)],
        };
    }

    private static string[] People(Account account) => account.Contacts.Count switch
    {
        0 => [],
        1 => ["It has one contact, who stays a contact of the event."],
        var count => [string.Create(CultureInfo.InvariantCulture, $"It has {count} contacts, who stay contacts of the event.")],
    };

    // Its booth, its package and the like are fields of it.
    private static string[] Fields(Account account) => account.CustomFields.Count(field => !string.IsNullOrEmpty(field.Value)) switch
    {
        0 => [],
        1 => ["One custom field of it is filled in."],
        var count => [string.Create(CultureInfo.InvariantCulture, $"{count} custom fields of it are filled in, such as a booth or a package.")],
    };
}
