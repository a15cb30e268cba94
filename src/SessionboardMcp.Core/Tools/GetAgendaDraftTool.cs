using System.Globalization;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_agenda_draft</c>: what an agenda draft would change, and which conflicts that would make.</summary>
internal sealed class GetAgendaDraftTool() : EventTool(
    "get_agenda_draft",
    "Get an agenda draft",
    "Shows one agenda draft of an event: first the conflicts that committing it would create (person or room twice, too many seats), then "
    + "the changes to the live agenda, then every placement with title, room and time.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions],
    DraftId, Page)
{
    private static readonly ToolInput DraftId =
        ToolInput.Text("draft_id", "Id or exact name.", "After the programme meeting") with { IsRequired = true, Max = ToolInput.LongestName };

    /// <inheritdoc/>
    public override ToolView View => ToolView.AgendaBoard;

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var read = await DraftContents.ReadAsync(asked, asked.Call.Arguments.RequiredText("draft_id"), cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        var (agenda, check) = CheckedDraft.Of(sessions, rooms, read.Placements, read.Changes, asked.Clock);
        var rows = new DraftRows(asked, agenda);
        List<DraftRow> all =
        [
            .. check.Created.Select(rows.Conflict),
            .. agenda.Changes.Select(rows.Change),
            .. agenda.Placements.Select(rows.Placement),
        ];
        var page = RowPage.Of(asked, DraftRow.Columns, all, row => row.Cells, asked.Receipt(read.AsOf, sessions.AsOf, rooms.AsOf));
        return page with { Notices = [.. Notices(asked, read, agenda, check), .. page.Notices] };
    }

    private static IEnumerable<string> Notices(AskedEvent asked, DraftContents read, DraftedAgenda agenda, DraftCheck check)
    {
        int Count(DraftChangeKind kind) => agenda.Changes.Count(change => change.Kind == kind);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{StrangersText.Quoted(read.Draft.Name ?? read.Draft.Id, asked.Call.MasksPersonalData)} ({read.Draft.Status}): {agenda.Placements.Count} placements, {Count(DraftChangeKind.Added)} added, {Count(DraftChangeKind.Moved)} moved, {Count(DraftChangeKind.Removed)} removed; committing it would create {check.Created.Count} conflicts and resolve {check.Resolved}.");
        if (read.Changes is null)
            yield return "Sessionboard's list of changes came in a form that is not understood: this one compares the placements with the live agenda.";
        if (Count(DraftChangeKind.Removed) > 0)
            yield return "That a session without a placement loses its time and room is an assumption: check before committing.";
    }
}
