using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_agenda_drafts</c>: plans for the agenda that are not live.</summary>
internal sealed class ListAgendaDraftsTool() : EventTool(
    "list_agenda_drafts",
    "List agenda drafts",
    "Lists an event's agenda drafts: name, whether committed, description, link. For placements, changes and conflicts of one use "
    + "get_agenda_draft.",
    [])
{
    private static readonly string[] Columns = ["id", "name", "status", "description", "created_at", "updated_at", "admin_url"];

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var drafts = await asked.Call.Client.Agenda.ListDraftsAsync(asked.Summary.Id, cancellationToken);
        var rows = drafts.Value.OrderByDescending(draft => draft.UpdatedAt).Take(AnswerLimits.MaxRows).Select(draft => Row(asked, draft)).ToList();
        return new TableAnswer(Columns, rows, drafts.Value.Count, asked.Receipt(drafts.ReceivedAt))
        {
            Limit = Math.Max(drafts.Value.Count, 1),
            Notices = asked.Cells.Notices,
        };
    }

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, AgendaDraft draft) =>
    [
        TextCells.Key(draft.Id),
        asked.Cells.Text(draft.Name),
        Cells.Text(draft.Status),
        asked.Cells.Text(draft.Description, 300),
        Cells.Text(asked.Clock.Text(draft.CreatedAt)),
        Cells.Text(asked.Clock.Text(draft.UpdatedAt)),
        TextCells.Key(draft.AdminUrl),
    ];
}
