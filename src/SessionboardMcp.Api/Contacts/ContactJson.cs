using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Contacts;

/// <summary>What is read of contacts as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Contact))]
internal sealed partial class ContactJson : JsonSerializerContext;
