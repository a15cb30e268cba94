using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>search_sponsors_exhibitors</c>: the companies of an event.</summary>
internal sealed class SearchSponsorsExhibitorsTool() : EventTool(
    "search_sponsors_exhibitors",
    "Search sponsors or exhibitors",
    "Lists an event's sponsors or exhibitors by name (with text the best first), with the beginning of their description, their people (the primary one first), website "
    + "and link. Spends no query budget. The total counts all pages.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts],
    Kind, Text, Page)
{
    private static readonly string[] Kinds = ["sponsors", "exhibitors"];
    private static readonly string[] Columns = ["id", "friendly_id", "name", "description", "people", "website_url", "admin_url"];

    private static readonly ToolInput Kind = ToolInput.Text("kind", "sponsors or exhibitors.", "sponsors") with { IsRequired = true, Max = 20 };
    private static readonly ToolInput Text = ToolInput.Text("text", "Words, or their beginnings, in name, description or people's names.", "cloud") with { Max = ToolInput.LongestName };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var kind = Choice.Of("kind", asked.Call.Arguments.RequiredText("kind"), Kinds);
        var accounts = kind == "sponsors"
            ? await asked.Index.SponsorsAsync(cancellationToken)
            : await asked.Index.ExhibitorsAsync(cancellationToken);
        var text = asked.Call.Arguments.Text("text");
        var words = SearchWords.Read("text", text);
        var found = Searchable<Account>.Of(accounts.Made, accounts.Items, SearchForms.Accounts, asked.Call.MasksPersonalData).Find(words, _ => true);
        var rows = KeptRows<Account>.Of(accounts.Made, asked, ProtocolTool.Name);
        var answer = RowPage.Of(asked, Columns, found, account => rows.Row(asked.Cells, account, Row), asked.Receipt(accounts.AsOf));
        var nearest = NoMatch.Notices(
            words, found.Count, text, IndexChoices.Accounts(accounts));
        return answer with { Notices = [.. nearest, .. answer.Notices] };
    }

    private static IReadOnlyList<JsonElement> Row(TextCells cells, Account account) =>
    [
        TextCells.Key(account.Id),
        TextCells.Key(account.FriendlyId),
        cells.Plain(account.Name, 100),
        cells.Plain(account.Description),
        cells.Plain(string.Join(", ", account.Contacts.OrderByDescending(contact => contact.IsPrimary).Select(Person)), 120),
        cells.Link(account.WebsiteUrl),
        TextCells.Key(account.AdminUrl),
    ];

    private static string Person(AccountContact contact) =>
        string.IsNullOrWhiteSpace(contact.Title) ? contact.FullName ?? contact.Id : $"{contact.FullName ?? contact.Id} ({contact.Title})";
}
