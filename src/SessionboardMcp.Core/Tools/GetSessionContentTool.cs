using System.Globalization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_session_content</c>: what was recorded of a session.</summary>
internal sealed class GetSessionContentTool() : EventTool(
    "get_session_content",
    "Get a session's content",
    "Shows what was recorded of a session: summary, insights, podcast, documents, recordings, files, then the transcript, page by page. "
    + "Most sessions have none before they took place. For description and people use get_session.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadTranscriptions],
    SessionId, Page)
{
    private static readonly ToolInput SessionId =
        ToolInput.Text("session_id", "Id, friendly id or exact title.", "DEV-12") with { IsRequired = true, Max = 500 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var meant = NameResolver.Resolve(
            "session_id",
            "session",
            asked.Call.Arguments.RequiredText("session_id"),
            IndexChoices.Sessions(sessions));
        var recorded = await RecordedSession.ReadAsync(asked, meant.Id, cancellationToken);
        var rows = new RecordedRows(asked).Of(recorded);
        var page = RowPage.Of(asked, RecordedRows.Columns, rows, row => row(), asked.Receipt(recorded.Content.ReceivedAt));
        return page with { Notices = [Counts(asked, meant, recorded), .. page.Notices] };
    }

    private static string Counts(AskedEvent asked, NamedChoice session, RecordedSession recorded)
    {
        var title = StrangersText.Quoted(session.Name, asked.Call.MasksPersonalData);
        var characters = recorded.Content.Transcript.Sum(spoken => (long)spoken.Text.Length);
        return string.Create(CultureInfo.InvariantCulture,
            $"{session.FriendlyId ?? session.Id} {title}: a transcript of {characters} characters, {recorded.Content.Texts.Count} summaries and insights, {recorded.Content.Links.Count} podcasts and documents, {recorded.Recordings.Count} recordings, {recorded.Files.Count} files.");
    }
}
