using System.Text.Json;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>What can be said of a registration that was refused, however wrong it is.</summary>
internal static class RefusedRegistration
{
    private const int MostRedirects = 5;

    /// <summary>Name and redirect addresses, as far as they can be read.</summary>
    public static (string? Name, IReadOnlyList<string> Redirects) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, []);
            var redirects = root.TryGetProperty("redirect_uris", out var listed) && listed.ValueKind == JsonValueKind.Array
                ? listed.EnumerateArray().Take(MostRedirects).Select(Text).OfType<string>().ToList()
                : [];
            return (root.TryGetProperty("client_name", out var name) ? Text(name) : null, redirects);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair is JSON, and no text.
            return (null, []);
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
