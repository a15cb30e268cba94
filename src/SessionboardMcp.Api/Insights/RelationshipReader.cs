using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>Reads the relationships of an entity.</summary>
internal static class RelationshipReader
{
    public static IReadOnlyList<InsightsRelationship> Read(JsonElement list) =>
        [.. NamedItems.Of(list).Select(item => Relationship(item.Key, item.Value)).OfType<InsightsRelationship>()];

    private static InsightsRelationship? Relationship(string? key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var target = value.GetString() ?? "";
            var own = key ?? target;
            return own.Length == 0 ? null : new InsightsRelationship(own, target, IsPlural(own), null);
        }

        var to = value.Text("entity", "target", "to", "table", "target_entity", "targetEntity");
        return (value.Text("name", "key", "slug", "alias") ?? key ?? to) is { } name
            ? new InsightsRelationship(name, to ?? name, IsMany(value, name), value.Text("description", "help", "comment"))
            : null;
    }

    private static bool IsMany(JsonElement value, string name) =>
        value.Truth("is_many", "isMany", "many")
        ?? OfCardinality(value.Text("cardinality"))
        ?? OfCardinality(value.Text("kind"))
        ?? OfCardinality(value.Text("type"))
        ?? IsPlural(name);

    // The last word decides: one-to-many leads to many, many-to-one leads to one.
    private static bool? OfCardinality(string? text)
    {
        var last = text?.Split(['_', '-', ' ', ':', '.'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        if (Ends(last, "many") || last is "n" or "N" or "m" or "M" or "*") return true;
        return Ends(last, "one") || last is "1" || (text is not null && text.StartsWith("belongs", StringComparison.OrdinalIgnoreCase))
            ? false
            : null;
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlural(string name) =>
        Ends(name, "s") && !Ends(name, "ss") && !Ends(name, "us") && !Ends(name, "is");
}
