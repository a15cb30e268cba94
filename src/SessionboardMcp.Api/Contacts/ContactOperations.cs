using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Contacts;

internal static class ContactOperations
{
    public static Operation SearchSpeakers { get; } =
        new("SearchSpeakers", HttpMethod.Post, "v1/event/{eventId}/speakers", Scopes.ReadContacts, null, IsRead: true);

    public static Operation Search { get; } =
        new("SearchContacts", HttpMethod.Post, "v1/event/{eventId}/contacts", Scopes.ReadContacts, null, IsRead: true);

    public static Operation Get { get; } =
        new("GetContact", HttpMethod.Get, "v1/event/{eventId}/contacts/{id}", Scopes.ReadContacts, RateLimitCategory.EntityReads, IsRead: true);

    public static Operation Create { get; } = Write("CreateContact", HttpMethod.Post, "/create");

    public static Operation Update { get; } = Write("UpdateContact", HttpMethod.Put, "/{id}");

    public static Operation Delete { get; } = Write("DeleteContact", HttpMethod.Delete, "/{id}");

    public static Operation Restore { get; } = Write("RestoreContact", HttpMethod.Post, "/{id}/restore");

    public static Operation Bulk { get; } = Write("BulkContacts", HttpMethod.Post, "/bulk");

    private static Operation Write(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/contacts" + path, Scopes.WriteContacts, RateLimitCategory.ContactWrites, IsRead: false);
}
