using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a sponsor or exhibitor is made or changed. It always waits for a person.</summary>
internal static class AccountPlan
{
    private const int MaxName = ToolInput.LongestName;

    private static readonly string[] Kinds = ["sponsor", "exhibitor"];

    /// <summary>Which of the two.</summary>
    public static readonly ToolInput Kind = ToolInput.Text("kind", "sponsor or exhibitor.", "sponsor") with { IsRequired = true, Max = 20 };

    /// <summary>The company to change.</summary>
    public static readonly ToolInput Id = ToolInput.Text("id", "Id, friendly id or exact name.", "Cloudworks") with { IsRequired = true, Max = 500 };

    /// <summary>Its name.</summary>
    public static readonly ToolInput Name = ToolInput.Text("name", "The company's name.", "Cloudworks");

    /// <summary>A company that Sessionboard knows already.</summary>
    public static readonly ToolInput AccountId =
        ToolInput.Text("account_id", "Instead of a name: the id of a company that Sessionboard knows from elsewhere.", "0198c0de-0000-4000-8000-000000000000") with { Max = 40 };

    /// <summary>The scopes of which a call needs one: which, its kind says.</summary>
    public static IReadOnlyList<string> Writes { get; } = [ChangeScopes.WriteOf(RecordKind.Sponsor), ChangeScopes.WriteOf(RecordKind.Exhibitor)];

    /// <summary>That one of them; none where the kind cannot be read, as the call then fails by it.</summary>
    public static IReadOnlyList<string> WritesOf(IDictionary<string, JsonElement>? arguments) =>
        arguments is not null && arguments.TryGetValue(Kind.Name, out var given) && given.ValueKind == JsonValueKind.String
        && ClientText.IsText(given) && Choice.Find(given.GetString()!, Kinds) is { } kind
            ? [ChangeScopes.WriteOf(Of(kind))]
            : [];

    /// <summary>The plan of making one.</summary>
    /// <exception cref="InvalidArgumentException">An argument is wrong, or the company is one of the kind already.</exception>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        var kind = KindOf(asked);
        if (arguments.Has(Name.Name) == arguments.Has(AccountId.Name))
            throw new InvalidArgumentException($"Give either `{Name.Name}` for a new company or `{AccountId.Name}` for one that Sessionboard knows already{(arguments.Has(Name.Name) ? ", not both" : "")}.");
        var known = await KnownAsync(asked, kind, cancellationToken);
        var fields = new HeldFields(asked, held: null);
        var name = SetName(arguments, fields) ?? await AccountAsync(asked, kind, known, fields, cancellationToken);
        await fields.CustomAsync("account", cancellationToken);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Create the {Word(kind)} {StrangersText.Quoted(name, asked.Cells.Masks)}.",
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = kind,
                        Action = RecordAction.Create,
                        Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
                        Fields = fields.Changes,
                        Conflicts = [.. SameNames(kind, known.Items, name, own: null)],
                    },
                    Touches.Contact),
            ],
        };
    }

    /// <summary>The plan of changing one.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change, or an argument is wrong.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        var kind = KindOf(asked);
        var known = await KnownAsync(asked, kind, cancellationToken);
        var meant = NameResolver.Resolve(Id.Name, Word(kind), arguments.RequiredText(Id.Name), IndexChoices.Accounts(known));
        var account = await asked.Call.Client.Accounts.GetAsync(asked.Summary.Id, HeldRecords.AccountKindOf(kind), meant.Id, cancellationToken);
        var held = HeldRecord.Of(account);
        var fields = new HeldFields(asked, held);
        var renamed = SetName(arguments, fields);
        await fields.CustomAsync("account", cancellationToken);
        if (fields.Changes.Count == 0)
            throw NothingToChange.Of($"the {Word(kind)} is");
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Change {fields.Labels} of the {Word(kind)} {StrangersText.Quoted(held.Name, asked.Cells.Masks)}.",
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = kind,
                        Action = RecordAction.Update,
                        Id = held.Id,
                        Name = StrangersText.Shown(held.Name, asked.Cells.Masks, 200, out _),
                        AdminUrl = held.AdminUrl,
                        BaseUpdatedAt = held.UpdatedAt,
                        Base = held.Known,
                        Fields = fields.Changes,
                        Conflicts = renamed is null ? [] : [.. SameNames(kind, known.Items, renamed, held.Id)],
                    },
                    Touches.Contact),
            ],
        };
    }

    private static string? SetName(ToolArguments arguments, HeldFields fields)
    {
        if (arguments.Text(Name.Name) is not { } given)
            return null;
        var name = WrittenText.Line(Name.Name, given, MaxName);
        fields.Set(Name.Name, "name", "name", JsonValue.Of(name)!.Value);
        return name;
    }

    // A company of another event is not seen from here, so its id is taken as it is: Sessionboard says whether there is one.
    private static async Task<string> AccountAsync(AskedEvent asked, RecordKind kind, IndexPart<Account> known, HeldFields fields, CancellationToken cancellationToken)
    {
        var wanted = asked.Call.Arguments.RequiredText(AccountId.Name);
        if (!Guid.TryParseExact(wanted, "D", out var id))
            throw new InvalidArgumentException($"Argument `{AccountId.Name}`: this is no id of a company. search_sponsors_exhibitors tells them, such as \"0198c0de-0000-4000-8000-000000000000\".");
        if (known.Items.FirstOrDefault(account => IsOf(account, id)) is { } same)
            throw new InvalidArgumentException($"Argument `{AccountId.Name}`: this company is a {Word(kind)} of the event already, {same.FriendlyId ?? same.Id} {StrangersText.Bracketed(same.Name)}. Nothing was changed.");
        fields.Set(AccountId.Name, HeldRecord.AccountId, "company", JsonValue.Of(id.ToString())!.Value);
        var others = await KnownAsync(asked, kind == RecordKind.Sponsor ? RecordKind.Exhibitor : RecordKind.Sponsor, cancellationToken);
        return others.Items.FirstOrDefault(account => IsOf(account, id))?.Name ?? id.ToString();
    }

    private static bool IsOf(Account account, Guid id) => Guid.TryParse(account.Id, out var own) && own == id;

    private static IEnumerable<string> SameNames(RecordKind kind, IReadOnlyList<Account> known, string name, string? own) =>
        SameName.Among(known.Where(account => account.Id != own), account => account.Name, name).Take(1)
            .Select(same => $"There is a {Word(kind)} of this name already: {same.FriendlyId ?? same.Id}.");

    /// <summary>The companies of a kind.</summary>
    public static Task<IndexPart<Account>> KnownAsync(AskedEvent asked, RecordKind kind, CancellationToken cancellationToken) =>
        kind == RecordKind.Sponsor ? asked.Index.SponsorsAsync(cancellationToken) : asked.Index.ExhibitorsAsync(cancellationToken);

    private static RecordKind KindOf(AskedEvent asked)
    {
        var kind = Of(Choice.Of(Kind.Name, asked.Call.Arguments.RequiredText(Kind.Name), Kinds)!);
        // Whoever may write the one may not write the other, however the kind is spelled.
        return asked.Call.Caller.FirstMissing([ChangeScopes.WriteOf(kind)]) is { } missing ? throw new MissingScopeException(missing, asked.Call.Caller) : kind;
    }

    private static RecordKind Of(string kind) => kind == Kinds[0] ? RecordKind.Sponsor : RecordKind.Exhibitor;

    private static string Word(RecordKind kind) => ChangeWords.Of(kind);
}
