using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>How the body is read: in camel case, strictly by type.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExecuteBody))]
[JsonSerializable(typeof(GenerateBody))]
internal sealed partial class ExecuteJson : JsonSerializerContext;

/// <summary>How the schema is written: in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SchemaDocument))]
internal sealed partial class SchemaJson : JsonSerializerContext;
