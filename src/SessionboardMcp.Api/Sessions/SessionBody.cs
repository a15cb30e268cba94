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
}
