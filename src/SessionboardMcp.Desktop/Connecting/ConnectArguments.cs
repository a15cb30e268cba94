using System.Text.Json;
using ModelContextProtocol;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary>The arguments of <c>connect_sessionboard</c>.</summary>
internal static class ConnectArguments
{
    private const string Region = "region";

    /// <summary>Their JSON Schema.</summary>
    public static JsonElement Schema { get; } = JsonElement.Parse(
        """{"type":"object","properties":{"region":{"type":"string","enum":["us","eu"],"description":"Where Sessionboard keeps the organization. Leave it away where the person does not know."}},"additionalProperties":false}""");

    /// <summary>The region that was given; null for none.</summary>
    /// <exception cref="McpException">An argument cannot be used.</exception>
    public static string? ReadRegion(IDictionary<string, JsonElement>? arguments)
    {
        if (arguments?.Keys.FirstOrDefault(name => name != Region) is not null)
            throw new McpException("This tool takes no argument but `region`, which is \"us\" or \"eu\". Leave the others away.");
        if (arguments is null || !arguments.TryGetValue(Region, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim().ToLowerInvariant() : "?";
        return text switch
        {
            // Models write "" for "not given".
            "" => null,
            "us" or "eu" => text,
            _ => throw new McpException("Argument `region` is neither \"us\" nor \"eu\". A right one: {\"region\": \"eu\"}."),
        };
    }
}
