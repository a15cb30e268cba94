using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>Reads which functions go with a type, where the schema lists them by type rather than by field.</summary>
internal static class FunctionList
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByType(JsonElement root)
    {
        var functions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (!root.Look(out var types, "functions", "type_functions", "typeFunctions", "types")) return functions;
        foreach (var (key, value) in NamedItems.Of(types))
        {
            if ((key ?? value.Text("type", "name")) is not { } type) continue;
            var list = value.Look(out var nested, "functions") ? nested : value;
            if (list.ValueKind == JsonValueKind.Array) functions[type] = NamedItems.Texts(list);
        }

        return functions;
    }
}
