using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Events;

/// <summary>Reads an event; one without a usable id is passed over.</summary>
internal static class EventReader
{
    public static EventSummary? Read(JsonElement row) =>
        row.Whole("id") is { } id
            ? new EventSummary(
                id,
                row.Text("name") ?? "",
                row.Text("timezone", "time_zone"),
                row.Look(out var features, "features") && features.Truth("translated_fields") is true)
            : null;
}
