using System.Text.Json.Serialization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Agenda;

/// <summary>What is read of agenda drafts as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(AgendaDraft))]
[JsonSerializable(typeof(DraftPlacement))]
[JsonSerializable(typeof(SchedulingRule))]
internal sealed partial class AgendaJson : JsonSerializerContext;
