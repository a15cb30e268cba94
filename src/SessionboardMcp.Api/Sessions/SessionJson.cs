using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Sessions;

/// <summary>What is read of sessions as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionTrace))]
[JsonSerializable(typeof(Named))]
internal sealed partial class SessionJson : JsonSerializerContext;
