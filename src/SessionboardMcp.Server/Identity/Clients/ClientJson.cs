using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>JSON of client registration. A member that occurs twice is refused: two readers could disagree on which one counts.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 16)]
[JsonSerializable(typeof(ClientMetadata))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RegistrationAnswer))]
[JsonSerializable(typeof(RegistrationError))]
[JsonSerializable(typeof(KnownClientsFile))]
[JsonSerializable(typeof(IReadOnlyList<ClientMetadata>))]
internal sealed partial class ClientJson : JsonSerializerContext;
