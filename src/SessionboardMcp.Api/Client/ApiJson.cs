using System.Text.Json.Serialization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Client;

/// <summary>What is read and written as JSON, generated so that nothing needs reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseTime), typeof(LooseWhole), typeof(LooseNumber), typeof(LooseTruth)])]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionTrace))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Named))]
[JsonSerializable(typeof(Track))]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(SessionFormat))]
[JsonSerializable(typeof(Level))]
[JsonSerializable(typeof(Language))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(FieldDefinition))]
[JsonSerializable(typeof(AgendaDraft))]
[JsonSerializable(typeof(DraftPlacement))]
[JsonSerializable(typeof(SessionFile))]
[JsonSerializable(typeof(SessionRecording))]
internal sealed partial class ApiJson : JsonSerializerContext;
