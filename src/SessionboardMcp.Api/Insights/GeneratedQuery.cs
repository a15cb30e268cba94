using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>What Sessionboard's AI made of a question.</summary>
/// <param name="Query">The query; null where it wrote none.</param>
/// <param name="Explanation">What it says about it; null where it says nothing. A text of the other side.</param>
public sealed record GeneratedQuery(string? Query, string? Explanation)
{
    internal static GeneratedQuery Read(JsonElement root)
    {
        var record = Envelope.Record(root);
        return record.ValueKind == JsonValueKind.Object
            ? new GeneratedQuery(record.Text("query", "sbql"), record.Text("explanation", "description"))
            : throw new JsonException("No object.");
    }
}
