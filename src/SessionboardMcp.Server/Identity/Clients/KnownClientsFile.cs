using System.Text.Json;
using System.Text.Json.Serialization;
using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// What is known of the assistants at one date: <c>known-clients.json</c>, which is part of this assembly. It changes monthly out there, and
/// is the only place here that has to follow.
/// </summary>
internal sealed record KnownClientsFile
{
    /// <summary>The day on which it was written.</summary>
    [JsonPropertyName("asOf")]
    public DateOnly AsOf { get; init; }

    /// <summary>Copies of metadata documents whose hosts refuse to be asked by servers.</summary>
    [JsonPropertyName("documents")]
    public required IReadOnlyList<ClientMetadata> Documents { get; init; }

    /// <summary>Redirect addresses that a client which registers itself may name; see <see cref="RedirectPattern"/>.</summary>
    [JsonPropertyName("registrationRedirects")]
    public required IReadOnlyList<string> RegistrationRedirects { get; init; }

    /// <summary>Reads the file of this assembly.</summary>
    public static KnownClientsFile Load()
    {
        using var stream = typeof(KnownClientsFile).Assembly.GetManifestResourceStream("known-clients.json")
            ?? throw new InvalidOperationException("The assembly was built without known-clients.json.");
        return JsonSerializer.Deserialize(stream, ClientJson.Default.KnownClientsFile)!;
    }
}
