using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Contacts;

/// <summary>Writes the bodies of the requests about contacts; sponsors and exhibitors are searched alike.</summary>
internal static class ContactBody
{
    public static byte[] Of(ContactSearch search) => JsonWriting.Body(json =>
    {
        SearchBody.Filters(json, (search.CreatedAfter, search.CreatedBefore), (search.UpdatedAfter, search.UpdatedBefore), search.Status, null);
        SearchBody.Sort(json, search.Order);
    });
}
