using System.Buffers;
using System.Text.Json;
using SessionboardMcp.Sandbox.Insights.Execution;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Writes a page of rows: <c>results</c>, an object for each row, and <c>pagination</c>.</summary>
internal static class RowsAnswer
{
    /// <summary>The answer's JSON.</summary>
    public static ReadOnlyMemory<byte> Write(InsightsPage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        WriteRows(writer, "results", page);
        writer.WriteStartObject("pagination");
        writer.WriteNumber("currentPage", page.Number);
        writer.WriteNumber("pageSize", page.Size);
        writer.WriteNumber("totalPages", (page.TotalRows + page.Size - 1) / page.Size);
        writer.WriteNumber("totalResults", page.TotalRows);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes the rows alone, as a property of an object that is being written.</summary>
    public static void WriteRows(Utf8JsonWriter writer, string property, InsightsPage page)
    {
        var names = DistinctNames([.. page.Columns.Select(column => column.Name)]);
        writer.WriteStartArray(property);
        foreach (var row in page.Rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                writer.WritePropertyName(names[i]);
                WriteValue(writer, row[i]);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    // A query may name a column twice, a JSON object may not.
    private static List<string> DistinctNames(IReadOnlyList<string> names)
    {
        var distinct = new List<string>();
        foreach (var name in names)
        {
            var candidate = name;
            for (var n = 2; distinct.Contains(candidate, StringComparer.Ordinal); n++)
                candidate = $"{name}_{n}";
            distinct.Add(candidate);
        }
        return distinct;
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
