using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Reports;

/// <summary>Reads a saved report; one without an id is passed over.</summary>
internal static class ReportReader
{
    public static SavedReport? Read(JsonElement row) =>
        row.Text("id") is { } id
            ? new SavedReport(id, row.Text("name", "title") ?? id, row.Text("category"), row.Text("query", "sbql"), row.Whole("eventId", "event_id"))
            : null;
}
