using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>Writes the bodies of queries and questions.</summary>
internal static class InsightBody
{
    public static byte[] Of(QueryRequest request, IReadOnlyList<int> events) => JsonWriting.Body(json =>
    {
        json.WriteString("query", request.Query);
        json.WriteBoolean("obfuscatePii", request.ObfuscatePii);
        json.WriteNumber("page", request.Page);
        if (request.Limit is { } limit) json.WriteNumber("limit", limit);
        if (events.Count < 2) return;
        json.WriteStartArray("eventIds");
        foreach (var id in events) json.WriteNumberValue(id);
        json.WriteEndArray();
    });

    public static byte[] Of(QuestionRequest request) => JsonWriting.Body(json =>
    {
        json.WriteString("prompt", request.Prompt);
        if (request.EventId is { } id) json.WriteNumber("eventId", id);
    });
}
