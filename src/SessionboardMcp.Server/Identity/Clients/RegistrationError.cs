using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Why a registration was refused (RFC 7591, section 3.2.2).</summary>
/// <param name="Error">The code.</param>
/// <param name="Description">A sentence for whoever reads the client's log.</param>
internal sealed record RegistrationError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
