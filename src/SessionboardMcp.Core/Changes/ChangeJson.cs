using System.Text.Json.Serialization;

namespace SessionboardMcp.Core.Changes;

/// <summary>How change sets are kept: as JSON, words for states, so that a file or row can be read by a later version.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeSet))]
public sealed partial class ChangeJson : JsonSerializerContext;
