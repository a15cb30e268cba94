using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Index;

/// <summary>What an argument may name of an event, listed once for each version of its index, so that names are folded once.</summary>
internal static class IndexChoices
{
    /// <summary>Sessions, abstracts, and the parts of both.</summary>
    public static NamedChoices Sessions(IndexPart<IndexedSession> sessions) => sessions.Made.Of<NamedChoices>(nameof(Sessions), () => new NamedChoices(
    [
        .. sessions.Items.Select(session => new NamedChoice(session.Record.Id, session.Title, session.Record.FriendlyId)),
        .. sessions.Items.SelectMany(session => session.Subsessions).Select(part => new NamedChoice(part.Record.Id, part.Record.Title?.Trim() ?? "", part.Record.FriendlyId)),
    ]), Sizes.Of);

    /// <summary>Everybody in a session or in a part of one.</summary>
    public static NamedChoices PeopleIn(IndexPart<IndexedSession> sessions) => sessions.Made.Of<NamedChoices>(nameof(PeopleIn), () =>
        new NamedChoices(sessions.Items.SelectMany(session => session.Everybody).Select(part => new NamedChoice(part.ContactId, part.Name))), Sizes.Of);

    /// <summary>The custom statuses that sessions have.</summary>
    public static NamedChoices CustomStatuses(IndexPart<IndexedSession> sessions) => sessions.Made.Of<NamedChoices>(nameof(CustomStatuses), () => new NamedChoices(
    [
        .. sessions.Items.Select(session => session.Record.CustomStatus).OfType<Api.Sessions.Named>()
            .Select(status => new NamedChoice(status.Id, status.Name ?? "")),
    ]), Sizes.Of);

    /// <summary>Contacts.</summary>
    public static NamedChoices People(IndexPart<IndexedPerson> people) => people.Made.Of<NamedChoices>(nameof(People), () =>
        new NamedChoices(people.Items.Select(person => new NamedChoice(person.Record.Id, person.Name, person.Record.FriendlyId))), Sizes.Of);

    /// <summary>Sponsors or exhibitors.</summary>
    public static NamedChoices Accounts(IndexPart<Account> accounts) => accounts.Made.Of<NamedChoices>(nameof(Accounts), () =>
        new NamedChoices(accounts.Items.Select(account => new NamedChoice(account.Id, account.Name ?? "", account.FriendlyId))), Sizes.Of);
}
