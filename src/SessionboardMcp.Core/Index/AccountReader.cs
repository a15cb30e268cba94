using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;

namespace SessionboardMcp.Core.Index;

/// <summary>Reads an event's sponsors or exhibitors.</summary>
/// <param name="keeping">Where they will be kept.</param>
/// <param name="search">Searches them.</param>
internal sealed class AccountReader(IKeeping keeping, Func<ContactSearch, PageCollector.Fetch<Account>> search) : PartReader<Account>(keeping)
{
    private const int MaxDescription = 2_000;
    private static readonly ContactSearch All = new() { Order = SearchOrder.CreatedAscending };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Account>> WholeAsync(IProgress<Steps> steps, CancellationToken cancellationToken) => await FoundAsync(All, steps, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Account>?> FreshenAsync(
        IndexPart<Account> known, DateTimeOffset latest, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changed = await FoundAsync(All with { UpdatedAfter = since }, null, cancellationToken);
        var merged = Merge(known.Items, changed);
        return await TotalAsync(search(All), cancellationToken) == merged.Count ? merged : null;
    }

    /// <inheritdoc/>
    protected override string IdOf(Account item) => item.Id;

    /// <inheritdoc/>
    protected override bool IsSame(Account known, Account anew) => SameRecord.Is(known, anew);

    /// <inheritdoc/>
    protected override long SizeOf(Account item) => Sizes.Of(item);

    /// <inheritdoc/>
    protected override DateTimeOffset? ChangeOf(Account item) => Later(item.CreatedAt, item.UpdatedAt);

    private Task<IReadOnlyList<Account>> FoundAsync(ContactSearch filter, IProgress<Steps>? steps, CancellationToken cancellationToken) =>
        AllAsync(search(filter), Slim, steps, cancellationToken);

    private static Account Slim(Account account, SharedValues shared) => account with
    {
        Name = PlainText.Of(account.Name),
        Description = PlainText.Beginning(account.Description, MaxDescription),
        CustomFields = shared.Of(account.CustomFields),
        Contacts = [.. account.Contacts.Select(contact => contact with { FullName = PlainText.OrNull(contact.FullName), Title = PlainText.OrNull(contact.Title) })],
    };
}
