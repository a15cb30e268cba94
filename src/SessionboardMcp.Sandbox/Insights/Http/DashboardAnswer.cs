using System.Buffers;
using System.Text.Json;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>
/// Writes a dashboard with its widgets. <b>Our assumption</b>: a widget is published as an object of which nothing is told, so
/// a client should read any shape tolerantly. Here it has id, title, type, query, and its rows under <c>data</c>.
/// </summary>
internal static class DashboardAnswer
{
    /// <summary>The answer's JSON.</summary>
    public static ReadOnlyMemory<byte> Write(Dashboard dashboard, IReadOnlyList<(Widget Widget, InsightsPage Rows)> widgets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("id", dashboard.Id);
        writer.WriteString("name", dashboard.Name);
        writer.WriteStartArray("widgets");
        foreach (var (widget, rows) in widgets)
        {
            writer.WriteStartObject();
            writer.WriteString("id", widget.Id);
            writer.WriteString("title", widget.Title);
            writer.WriteString("type", widget.Type);
            writer.WriteString("query", widget.Query);
            RowsAnswer.WriteRows(writer, "data", rows);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
