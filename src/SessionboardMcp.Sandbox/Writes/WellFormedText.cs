using System.Text.Json;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>JSON can escape half of a surrogate pair, which no .NET string can be made of.</summary>
internal static class WellFormedText
{
    /// <summary>Looks at every text and name.</summary>
    /// <exception cref="RequestRefusedException">One is no Unicode.</exception>
    public static void Check(JsonElement json)
    {
        try
        {
            Read(json);
        }
        catch (InvalidOperationException)
        {
            throw RequestRefusedException.BadRequest("The body has a text that is not valid Unicode.");
        }
    }

    private static void Read(JsonElement json)
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
