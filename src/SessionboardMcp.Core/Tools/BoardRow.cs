using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools;

/// <summary>One row of the agenda board.</summary>
/// <param name="Make">Makes those of its cells that hold something, by column.</param>
internal sealed record BoardRow(Func<Dictionary<string, JsonElement>> Make)
{
    /// <summary>The columns of every such row.</summary>
    public static readonly string[] Columns =
    [
        "part", "kind", "id", "friendly_id", "title", "starts_at", "ends_at", "room_id", "track_id", "people", "who", "change",
        "live_starts_at", "live_ends_at", "live_room_id", "sessions", "detail", "capacity", "color",
    ];

    /// <summary>The cells.</summary>
    public IReadOnlyList<JsonElement> Cells
    {
        get
        {
            var made = Make();
            return [.. Columns.Select(column => made.GetValueOrDefault(column, Answers.Cells.Null))];
        }
    }
}
