using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>fetch</c>: one record that <c>search</c> found, as a document.</summary>
internal sealed class FetchTool() : SessionboardTool(
    "fetch",
    "Fetch a search result",
    "Reads one session, person, sponsor or exhibitor by an id that search returned: title, text, link and metadata.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts],
    new ToolInputs(Id))
{
    private static readonly GetSessionTool Session = new();
    private static readonly GetPersonTool Person = new();

    private static readonly ToolInput Id = ToolInput.Text("id", "An id that search returned.", "session:3960:…") with { IsRequired = true, Max = 200 };

    /// <inheritdoc/>
    protected override async Task<CallToolResult> RespondAsync(ToolCall call, CancellationToken cancellationToken) =>
        DeepResearchWriter.Document(call.Arguments.RequiredText("id"), await AnswerAsync(call, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var id = FindableId.Parse(call.Arguments.RequiredText("id"));
        return id.Kind switch
        {
            "session" => await Session.AskAsync(call, id.EventId, ("session_id", id.RecordId), cancellationToken),
            "person" => await Person.AskAsync(call, id.EventId, ("contact_id", id.RecordId), cancellationToken),
            _ => await AccountAsync(call, id, cancellationToken),
        };
    }

    private static async Task<TableAnswer> AccountAsync(ToolCall call, FindableId id, CancellationToken cancellationToken)
    {
        var events = (await call.Client.Events.ListAsync(cancellationToken)).Value;
        var summary = events.FirstOrDefault(candidate => candidate.Id == id.EventId)
            ?? throw new InvalidArgumentException("Argument `id`: there is no such event.");
        var asked = new AskedEvent(call, summary, new EventIndex(call.Client, summary.Id, call.Time));
        var accounts = id.Kind == "sponsor" ? await asked.Index.SponsorsAsync(cancellationToken) : await asked.Index.ExhibitorsAsync(cancellationToken);
        var meant = NameResolver.Resolve(
            "id", id.Kind, id.RecordId, accounts.Items.Select(account => new NamedChoice(account.Id, account.Name ?? "", account.FriendlyId)));
        return FieldRow.Answer(
            Rows(asked, id.Kind, accounts.Items.First(account => account.Id == meant.Id)), asked.Cells.Notices, asked.Receipt(accounts.AsOf));
    }

    private static IEnumerable<FieldRow> Rows(AskedEvent asked, string kind, Account account) =>
    [
        new("id", TextCells.Key(account.Id)),
        new("kind", Cells.Text(kind)),
        new("name", asked.Cells.Plain(account.Name)),
        new("description", asked.Cells.Prose(account.Description)),
        new("website_url", asked.Cells.Link(account.WebsiteUrl)),
        new("contacts", asked.Cells.Plain(string.Join("; ", account.Contacts.Select(contact => $"{contact.FullName} ({contact.Title})")), 500)),
        new("admin_url", TextCells.Key(account.AdminUrl)),
    ];
}
