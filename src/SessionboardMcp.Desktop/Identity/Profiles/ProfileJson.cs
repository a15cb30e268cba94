using System.Text.Json.Serialization;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>The form of profiles on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(TokenPair))]
internal sealed partial class ProfileJson : JsonSerializerContext;
