using System.Text.Json;

namespace SessionboardMcp.Api.Dashboards;

/// <summary>A number, chart or table on a dashboard.</summary>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Type">What kind of widget it is; null when not told.</param>
/// <param name="Query">The query whose rows it shows; null when not told.</param>
/// <param name="Columns">The columns, in the order in which its rows first name them.</param>
/// <param name="Rows">The rows; each has one value per column. A value that a row lacks is JSON null.</param>
public sealed record DashboardWidget(
    string Title, string? Type, string? Query, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows);
