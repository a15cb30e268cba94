using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Rows about what was recorded of a session: what is short first, the transcript last.</summary>
internal sealed class RecordedRows(AskedEvent asked)
{
    // So many characters to a row: a page of the longest rows fits into an answer.
    private const int PieceLength = 900;

    /// <summary>The columns.</summary>
    public static readonly string[] Columns = ["part", "name", "at", "text", "url"];

    /// <summary>All rows, in order; each is made when its page is shown.</summary>
    public IReadOnlyList<Func<IReadOnlyList<JsonElement>>> Of(RecordedSession recorded) =>
    [
        .. recorded.Content.Texts.SelectMany(text => Pieces(text.Text).Select(piece => Row(text.Kind, text.Name, null, piece, null))),
        .. recorded.Content.Links.Select(link => Row(link.Kind, null, null, link.Status, link.Url)),
        .. recorded.Recordings.Select(Recording),
        .. recorded.Files.Select(File),
        .. recorded.Content.Transcript.SelectMany(spoken => Pieces(spoken.Text).Select(piece => Row("transcript", spoken.Speaker, At(spoken.Start), piece, null))),
    ];

    private Func<IReadOnlyList<JsonElement>> Recording(SessionRecording recording) => Row(
        "recording", null, asked.Clock.Text(recording.StartedAt), string.Create(CultureInfo.InvariantCulture, $"{TextCells.Part(recording.Status)}, {Math.Round((recording.DurationSeconds ?? 0) / 60)} min"), null);

    private Func<IReadOnlyList<JsonElement>> File(SessionFile file) => Row(
        "file",
        file.AssignedParticipantName,
        null,
        string.Create(CultureInfo.InvariantCulture, $"{TextCells.Part(file.Title ?? file.Filename)} ({TextCells.Part(file.Filename)}, {TextCells.Part(file.Mimetype)}, {file.Size} bytes)"),
        file.Url);

    private Func<IReadOnlyList<JsonElement>> Row(string part, string? name, string? at, string? text, string? url) => () =>
        [asked.Cells.Text(part, 40), asked.Cells.Text(name, 100), Cells.Text(at), asked.Cells.Prose(text), asked.Cells.Link(url)];

    // Masked before it is cut: a cut through an address would hide it from the mask.
    private IEnumerable<string> Pieces(string text)
    {
        var rest = StrangersText.Leaving(Markup.TextOf(text), asked.Call.MasksPersonalData);
        while (rest.Length > PieceLength)
        {
            var cut = TextCut.Length(rest, PieceLength);
            yield return rest[..cut];
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
            yield return rest;
    }

    private static string? At(TimeSpan? start) => start?.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
