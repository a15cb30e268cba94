using System.Text.Json;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Dashboards;

/// <summary>
/// Reads dashboards. The description calls a widget an object and tells nothing of it, so title, query and rows are
/// looked for where they may be.
/// </summary>
internal static class DashboardReader
{
    public static DashboardSummary? Summary(JsonElement row) =>
        row.Text("id") is { } id
            ? new DashboardSummary(id, row.Text("name", "title") ?? id, row.Whole("event_id", "eventId"), LooseTime.Parse(row.Text("updated_at", "updatedAt")))
            : null;

    public static Dashboard Read(JsonElement root, DateTimeOffset receivedAt)
    {
        var record = Envelope.Record(root);
        var id = record.Text("id") ?? throw new JsonException("No dashboard.");
        var widgets = record.Look(out var list, "widgets") ? NamedItems.Of(list).Select(item => Widget(item.Value)) : [];
        return new Dashboard(id, record.Text("name", "title") ?? id, [.. widgets], receivedAt);
    }

    private static DashboardWidget Widget(JsonElement widget)
    {
        var settings = widget.Look(out var inner, "config", "settings", "saved_query", "savedQuery") ? inner : default;
        var table = QueryPageReader.Table([], widget.Look(out var shown, "data", "results", "rows", "value") ? Rows(shown) : []);
        return new DashboardWidget(
            widget.Text("title", "name", "label") ?? "",
            widget.Text("type", "widget_type", "chart_type") ?? settings.Text("type"),
            widget.Text("query", "sbql") ?? settings.Text("query", "sbql"),
            table.Columns,
            table.Rows);
    }

    // Rows, an object around rows, one row, or one number.
    private static IEnumerable<JsonElement> Rows(JsonElement shown)
    {
        if (shown.ValueKind == JsonValueKind.Array) return shown.EnumerateArray();
        return shown.Look(out var inner, "results", "data", "rows") ? Rows(inner) : [shown];
    }
}
