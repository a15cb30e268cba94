using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Settings;

/// <summary>What is read of settings as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Track))]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(SessionFormat))]
[JsonSerializable(typeof(Level))]
[JsonSerializable(typeof(Language))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(FieldDefinition))]
internal sealed partial class SettingJson : JsonSerializerContext;
