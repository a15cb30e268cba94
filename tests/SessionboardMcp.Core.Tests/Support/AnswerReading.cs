using System.Text.Json;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>The parts of an answer.</summary>
internal static class AnswerReading
{
    public static string[] Columns(this JsonElement answer) =>
        [.. answer.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)];

    public static JsonElement[][] Rows(this JsonElement answer) =>
        [.. answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())];

    public static string? Notice(this JsonElement answer) =>
        answer.TryGetProperty("notice", out var notice) ? notice.GetString() : null;

    public static JsonElement Receipt(this JsonElement answer) => answer.GetProperty("receipt");
}
