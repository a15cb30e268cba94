using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Contacts;

internal static class ContactOperations
{
    public static Operation SearchSpeakers { get; } =
        new("SearchSpeakers", HttpMethod.Post, "v1/event/{eventId}/speakers", Scopes.ReadContacts, null, IsRead: true);

    public static Operation Search { get; } =
        new("SearchContacts", HttpMethod.Post, "v1/event/{eventId}/contacts", Scopes.ReadContacts, null, IsRead: true);
}
