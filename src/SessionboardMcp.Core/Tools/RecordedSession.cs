using System.Globalization;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>What was recorded of a session, with its files.</summary>
/// <param name="Content">Transcript and what was made of it.</param>
/// <param name="Recordings">The recordings.</param>
/// <param name="Files">The files.</param>
internal sealed record RecordedSession(SessionContent Content, IReadOnlyList<SessionRecording> Recordings, IReadOnlyList<SessionFile> Files)
{
    private const int BytesPerFile = 1_000;

    // So that the pages of a long transcript are of one transcript, and cost its reads once.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    /// <summary>Reads it.</summary>
    public static Task<RecordedSession> ReadAsync(AskedEvent asked, string sessionId, CancellationToken cancellationToken)
    {
        var (client, eventId) = (asked.Call.Client, asked.Summary.Id);
        return client.Keeping.KeepAsync(
            string.Create(CultureInfo.InvariantCulture, $"recorded|{eventId}|{sessionId}"),
            Kept,
            read => read.Content.Transcript.Sum(spoken => 120L + (2 * spoken.Text.Length)) + (BytesPerFile * (read.Files.Count + 1)),
            async token => new RecordedSession(
                await client.Content.GetAsync(eventId, sessionId, token),
                await client.Content.ListRecordingsAsync(eventId, sessionId, token),
                await client.Content.ListFilesAsync(eventId, sessionId, token)),
            cancellationToken);
    }
}
