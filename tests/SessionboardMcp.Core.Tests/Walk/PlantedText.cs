using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionboardMcp.Core.Tests.Walk;

/// <summary>Puts a text into everything that Sessionboard tells, but where it would no longer be an answer of Sessionboard.</summary>
internal sealed class PlantedText(string plant, int most = int.MaxValue)
{
    // Ids, times, words of fixed lists and what queries name: another value would be another answer, not a stranger's text.
    private static readonly string[] Kept =
    [
        "id", "status", "type", "slug", "core_role", "friendly_id", "query", "internal_name", "singular", "entity", "target", "find_names", "kind", "role", "name_plural",
        "field_type", "field_source", "document_type", "display_status", "status_category", "timezone", "time_zone", "start_time", "relationship",
    ];

    // As Sessionboard writes it: with six letters for each of its signs a text of tags would be six times as long.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer with it; itself where it is no JSON.</summary>
    public string Into(string path, string answer)
    {
        var left = most;
        if (path.Contains("/schema", StringComparison.Ordinal) || JsonNode.Parse(answer) is not { } root)
            return answer;
        Plant(root, ref left);
        return root.ToJsonString(Plain);
    }

    private void Plant(JsonNode node, ref int left)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>().Where(item => item is not JsonValue))
                Plant(item, ref left);
        }
        else if (node is JsonObject record)
        {
            foreach (var (name, value) in record.ToList())
            {
                if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && IsPlanted(name, text.GetValue<string>()) && left-- > 0)
                    record[name] = plant + text.GetValue<string>();
                else if (value is JsonObject or JsonArray)
                    Plant(value, ref left);
            }
        }
    }

    private static bool IsPlanted(string name, string value) =>
        !Kept.Contains(name) && !name.EndsWith("_id", StringComparison.Ordinal) && !name.EndsWith("_at", StringComparison.Ordinal)
        && !name.EndsWith("Id", StringComparison.Ordinal) && name != "admin_url" && !DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);
}
