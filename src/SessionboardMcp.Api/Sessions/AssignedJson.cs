using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Sessions;

/// <summary>What a session has one of, or none. Apart from <c>ApiJson</c>, which reads sessions and would make a circle.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Named))]
[JsonSerializable(typeof(Track))]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(SessionFormat))]
[JsonSerializable(typeof(Level))]
[JsonSerializable(typeof(Language))]
internal sealed partial class AssignedJson : JsonSerializerContext;
