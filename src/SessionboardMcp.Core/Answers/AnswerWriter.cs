using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>Writes an answer once, as JSON that is both the text and the structured content of a result.</summary>
/// <remarks>Claude Code shows a model the structured content instead of the text, others the text: so both are the same.</remarks>
internal static class AnswerWriter
{
    // The answer goes to a model, not into a web page: escaping every apostrophe and accent would only cost tokens.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer as a tool result, with as many rows as fit.</summary>
    public static CallToolResult Write(TableAnswer answer) => ToResult(ToText(answer));

    /// <summary>The answer, telling which of its columns hold strangers' words, as every answer of a tool or resource does.</summary>
    public static TableAnswer Labelled(TableAnswer answer) =>
        answer.Label == StrangersLabel.None ? answer with { Label = StrangersLabel.ByName } : answer;

    /// <summary>The answer as JSON text, with as many rows as fit.</summary>
    public static string ToText(TableAnswer written)
    {
        var answer = LeavingAnswer.Of(written);
        var rows = answer.Rows.Count;
        var json = Render(answer, rows);
        if (json.Length > AnswerLimits.MaxCharacters)
        {
            rows = MostThatFit(answer, rows);
            json = Render(answer, rows);
        }

        return json;
    }

    /// <summary>A JSON object as a tool result.</summary>
    public static CallToolResult ToResult(string json) => new()
    {
        Content = [new TextContentBlock { Text = json }],
        StructuredContent = JsonElement.Parse(json),
    };

    private static int MostThatFit(TableAnswer answer, int rows)
    {
        var (fits, tooMany) = (1, rows);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            if (Render(answer, middle).Length <= AnswerLimits.MaxCharacters)
                fits = middle;
            else
                tooMany = middle;
        }

        return Paging.LinedUp(answer, fits);
    }

    private static string Render(TableAnswer answer, int rows)
    {
        // Before the writer is taken: they may make texts by it.
        var strangers = StrangersColumns.Of(answer, rows);
        var paging = Paging.Of(answer, rows);
        var json = ReusedJsonWriter.Begin();
        var writer = json.Writer;
        writer.WriteStartObject();
        foreach (var (name, value) in answer.Head)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        WriteStrings(writer, "columns", answer.Columns);
        if (strangers.Count > 0)
            WriteStrings(writer, "strangersText", strangers);
        writer.WriteStartArray("rows");
        foreach (var row in answer.Rows.Take(rows))
        {
            if (row is LeftRow left)
                writer.WriteRawValue(left.Json, skipInputValidation: true);
            else
                WriteRow(writer, row);
        }

        writer.WriteEndArray();
        if (answer.Total is { } total)
            writer.WriteNumber("total", total);
        WritePaging(writer, answer, paging);
        WriteReceipt(writer, answer.Receipt);
        writer.WriteEndObject();
        return ReadableJson.Of(Encoding.UTF8.GetString(json.Written()));
    }

    /// <summary>Writes one row.</summary>
    internal static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<JsonElement> row)
    {
        writer.WriteStartArray();
        foreach (var value in row)
            value.WriteTo(writer);
        writer.WriteEndArray();
    }

    private static void WritePaging(Utf8JsonWriter writer, TableAnswer answer, Paging paging)
    {
        writer.WriteNumber("page", answer.Page);
        if (paging.NextPage is { } next)
            writer.WriteNumber("nextPage", next);
        IReadOnlyList<string> notices = paging.Notice is { } notice ? [notice, .. answer.Notices] : answer.Notices;
        if (notices.Count > 0)
            writer.WriteString("notice", string.Join(' ', notices));
    }

    private static void WriteReceipt(Utf8JsonWriter writer, Receipt receipt)
    {
        writer.WriteStartObject("receipt");
        writer.WriteString("source", receipt.Source);
        if (receipt.Event is not null)
            writer.WriteString("event", receipt.Event);
        if (receipt.Query is not null)
            writer.WriteString("query", receipt.Query);
        writer.WriteString("asOf", receipt.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteBoolean("masked", receipt.Masked);
        if (receipt.Budget is { } budget)
        {
            writer.WriteStartObject("budget");
            writer.WriteString("category", budget.Category);
            writer.WriteNumber("remaining", budget.Remaining);
            writer.WriteNumber("resetsInSeconds", budget.ResetsInSeconds);
            writer.WriteEndObject();
        }

        if (receipt.RequestsSpared > 0)
            writer.WriteNumber("requestsSpared", receipt.RequestsSpared);
        if (receipt.Caveats.Count > 0)
            WriteStrings(writer, "caveats", receipt.Caveats);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
