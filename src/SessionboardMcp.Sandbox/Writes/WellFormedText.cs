using System.Text.Json;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>JSON can escape half of a surrogate pair, which no .NET string can be made of.</summary>
internal static class WellFormedText
{
    /// <summary>Makes a string of every text and name, so that nothing later fails to.</summary>
    /// <exception cref="InvalidOperationException">One is no Unicode.</exception>
    public static void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var entry in json.EnumerateArray())
                    Read(entry);
                break;
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            default:
                break;
        }
    }
}
