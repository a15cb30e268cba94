using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Accounts;

/// <summary>What is read of sponsors and exhibitors as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
