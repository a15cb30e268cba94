using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools;

/// <summary>Writes answers in the shapes that ChatGPT's deep research expects (its documentation of search and fetch, 2026-11).</summary>
internal static class DeepResearchWriter
{
    private const int MaxText = 36_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What <c>search</c> found: <c>results</c>, each with <c>id</c>, <c>title</c> and <c>url</c>.</summary>
    /// <param name="found">Rows of id, title and url.</param>
    public static CallToolResult Results(TableAnswer found) => Write(json =>
    {
        var leaving = LeavingAnswer.Of(found);
        json.WriteStartArray("results");
        foreach (var row in leaving.Rows)
        {
            json.WriteStartObject();
            json.WriteString("id", row[0].GetString());
            json.WriteString("title", row[1].GetString());
            json.WriteString("url", row[2].GetString() ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("notice", string.Join(' ', leaving.Notices));
    });

    /// <summary>What <c>fetch</c> read: <c>id</c>, <c>title</c>, <c>text</c>, <c>url</c> and <c>metadata</c>.</summary>
    /// <param name="id">The id that was asked for.</param>
    /// <param name="written">Rows of field and value.</param>
    public static CallToolResult Document(string id, TableAnswer written) => Write(json =>
    {
        var record = LeavingAnswer.Of(AnswerWriter.Labelled(written));
        json.WriteString("id", id);
        json.WriteString("title", Field(record, "name") ?? Field(record, "title") ?? id);
        // One line a field, as no value has a line break any more: none can pose as another field.
        json.WriteString("text", StrangersText.Clean(string.Join('\n', record.Rows.Select(row => $"{row[0].GetString()}: {Text(row[1])}")), MaxText, out _));
        json.WriteString("url", Field(record, "admin_url") ?? "");
        json.WriteStartObject("metadata");
        json.WriteString("source", record.Receipt.Source);
        json.WriteString("event", record.Receipt.Event);
        json.WriteString("as_of", record.Receipt.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("masked", record.Receipt.Masked ? "yes" : "no");
        if (record.Notices.Count > 0)
            json.WriteString("notice", string.Join(' ', record.Notices));
        if (StrangersColumns.Of(record, record.Rows.Count) is { Count: > 0 } strangers)
            json.WriteString("strangersText", string.Join(", ", strangers));
        json.WriteEndObject();
    });

    private static string? Field(TableAnswer record, string name) =>
        record.Rows.FirstOrDefault(row => row[0].GetString() == name) is { } row ? Text(row[1]) : null;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static CallToolResult Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return AnswerWriter.ToResult(ReadableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan)));
    }
}
