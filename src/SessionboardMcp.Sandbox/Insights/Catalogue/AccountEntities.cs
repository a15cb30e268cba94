using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>The entities <c>sponsors</c> and <c>exhibitors</c>.</summary>
internal static class AccountEntities
{
    public const string Sponsors = "sponsors";
    public const string Exhibitors = "exhibitors";

    public static IReadOnlyList<EntityDefinition> Definitions { get; } =
    [
        Define(Sponsors, "sponsor", "Sponsor", "The event's sponsors.", AccountKind.Sponsor, e => e.Sponsors),
        Define(Exhibitors, "exhibitor", "Exhibitor", "The event's exhibitors.", AccountKind.Exhibitor, e => e.Exhibitors),
    ];

    private static EntityDefinition<AccountRecord> Define(
        string name, string singular, string findName, string description, AccountKind kind, Func<Event, IReadOnlyList<Account>> accounts) =>
        new(
        [
            new("id", SbqlType.Text, "Its id.", r => r.Account.Id),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("display_id", SbqlType.Int, "Its number within the event.", r => r.Account.Number),
            new("friendly_id", SbqlType.Text, "The number as people quote it; the same as in the REST API.", r => AccountDocuments.FriendlyId(r.Account, kind)),
            new("name", SbqlType.Text, "Its name.", r => r.Account.Name),
            new("description", SbqlType.Text, "What it does.", r => r.Account.Description),
            .. ProfileFields.OfAccounts.Select(field => field.On((AccountRecord r) => r.Account.Profile)),
            new("created_at", SbqlType.Datetime, "When it was made.", r => r.Account.CreatedAt),
            new("updated_at", SbqlType.Datetime, "When it was last changed.", r => r.Account.UpdatedAt),
        ])
        {
            Name = name,
            Singular = singular,
            FindNames = [findName],
            Description = description,
            DefaultFields = ["id", "name", "website_url"],
            CustomModule = "account",
            Records = @event => accounts(@event).Select(account => new AccountRecord(@event, account)),
            Id = r => r.Account.Id,
            CustomValues = r => r.Account.CustomValues,
        };

    private sealed record AccountRecord(Event Event, Account Account);
}
