using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_agenda_board</c>: an agenda draft as the board shows it, which asks for its pages itself.</summary>
internal sealed class GetAgendaBoardTool() : EventTool(
    "get_agenda_board",
    "Get an agenda board",
    "For the agenda board that the host shows, not for a model: rooms, tracks, conflicts and sessions of an agenda draft. To read a draft use "
    + "get_agenda_draft.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions],
    DraftId, Page)
{
    // So many of the longest rows still fit into one answer: pages line up only where all of a page fits.
    private const int Size = 50;

    private static readonly ToolInput DraftId =
        ToolInput.Text("draft_id", "Id or exact name.", "After the programme meeting") with { IsRequired = true, Max = ToolInput.LongestName };

    /// <inheritdoc/>
    public override ToolView View => ToolView.AgendaBoard with { IsForViewOnly = true };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var read = await DraftContents.ReadAsync(asked, asked.Call.Arguments.RequiredText("draft_id"), cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        var tracks = await asked.Index.SettingsAsync(SettingKind.Tracks, cancellationToken);
        var (agenda, check) = CheckedDraft.Of(sessions, rooms, read.Placements, read.Changes, asked.Clock);
        var board = new BoardRows(asked, agenda, check);
        // What a move changes besides its own session comes first, so that the board reads little again.
        List<BoardRow> all =
        [
            board.Draft(read.Draft),
            .. rooms.Items.OfType<Room>().Select(board.Room),
            .. tracks.Items.OfType<Track>().Select(board.Track),
            .. check.All.Select(board.Conflict),
            .. board.Sessions(),
        ];
        var page = asked.Call.Arguments.Integer("page") ?? 1;
        var rows = all.Skip((int)Math.Min((page - 1L) * Size, int.MaxValue)).Take(Size).Select(row => row.Cells).ToList();
        return new TableAnswer(BoardRow.Columns, rows, all.Count, asked.Receipt(read.AsOf, sessions.AsOf, rooms.AsOf, tracks.AsOf))
        {
            Page = page,
            Limit = Size,
            Notices = asked.Cells.Notices,
        };
    }
}
