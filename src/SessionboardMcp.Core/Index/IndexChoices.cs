using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Index;

/// <summary>What an argument may name of an event, listed once for each version of its index, so that names are folded once.</summary>
internal static class IndexChoices
{
    /// <summary>Sessions, abstracts, and the parts of both.</summary>
    public static IReadOnlyList<NamedChoice> Sessions(IndexPart<IndexedSession> sessions) => sessions.Made.Of<IReadOnlyList<NamedChoice>>(nameof(Sessions), () =>
    [
        .. sessions.Items.Select(session => new NamedChoice(session.Record.Id, session.Title, session.Record.FriendlyId)),
        .. sessions.Items.SelectMany(session => session.Subsessions).Select(part => new NamedChoice(part.Record.Id, part.Record.Title?.Trim() ?? "", part.Record.FriendlyId)),
    ], Sizes.Of);

    /// <summary>Everybody in a session or in a part of one.</summary>
    public static IReadOnlyList<NamedChoice> PeopleIn(IndexPart<IndexedSession> sessions) => sessions.Made.Of<IReadOnlyList<NamedChoice>>(nameof(PeopleIn), () =>
        [.. sessions.Items.SelectMany(session => session.Everybody).Select(part => new NamedChoice(part.ContactId, part.Name)).DistinctBy(part => part.Id)], Sizes.Of);

    /// <summary>The custom statuses that sessions have.</summary>
    public static IReadOnlyList<NamedChoice> CustomStatuses(IndexPart<IndexedSession> sessions) => sessions.Made.Of<IReadOnlyList<NamedChoice>>(nameof(CustomStatuses), () =>
    [
        .. sessions.Items.Select(session => session.Record.CustomStatus).OfType<Api.Sessions.Named>()
            .Select(status => new NamedChoice(status.Id, status.Name ?? "")).DistinctBy(status => status.Id),
    ], Sizes.Of);

    /// <summary>Contacts.</summary>
    public static IReadOnlyList<NamedChoice> People(IndexPart<IndexedPerson> people) => people.Made.Of<IReadOnlyList<NamedChoice>>(nameof(People), () =>
        [.. people.Items.Select(person => new NamedChoice(person.Record.Id, person.Name, person.Record.FriendlyId))], Sizes.Of);

    /// <summary>Sponsors or exhibitors.</summary>
    public static IReadOnlyList<NamedChoice> Accounts(IndexPart<Account> accounts) => accounts.Made.Of<IReadOnlyList<NamedChoice>>(nameof(Accounts), () =>
        [.. accounts.Items.Select(account => new NamedChoice(account.Id, account.Name ?? "", account.FriendlyId))], Sizes.Of);
}
