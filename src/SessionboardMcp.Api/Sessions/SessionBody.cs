using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Sessions;

/// <summary>Writes the bodies of the requests about sessions.</summary>
internal static class SessionBody
{
    public static byte[] Of(SessionSearch search) => JsonWriting.Body(json =>
    {
        SearchBody.Filters(json, (search.CreatedAfter, search.CreatedBefore), (search.UpdatedAfter, search.UpdatedBefore), search.Status, search.IsAbstract);
        SearchBody.Sort(json, search.Order);
        if (!search.IncludeLinkedSources) return;
        json.WriteStartArray("expand");
        json.WriteStringValue("linked_sources");
        json.WriteEndArray();
    });

    public static byte[] Of(SessionTraceSearch search) => JsonWriting.Body(json =>
    {
        json.WriteStartObject("filters");
        SearchBody.Span(json, "updatedAt", search.UpdatedAfter, null);
        SearchBody.Span(json, "deletedAt", search.DeletedAfter, null);
        json.WriteEndObject();
        SearchBody.Sort(json, search.Order);
    });

    /// <summary>The fields to write, and when the session had last changed as it was read: the guard, which the API takes on updates.</summary>
    public static byte[] Of(IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt) => JsonWriting.Body(json =>
    {
        JsonWriting.Fields(json, fields);
        if (readAt is { } guard)
            json.WriteString("updated_at", guard.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    });
}
