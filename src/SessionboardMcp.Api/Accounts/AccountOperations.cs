using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Accounts;

internal static class AccountOperations
{
    public static Operation SearchSponsors { get; } =
        new("SearchSponsors", HttpMethod.Post, "v1/event/{eventId}/sponsors", Scopes.ReadContacts, null, IsRead: true);

    public static Operation SearchExhibitors { get; } =
        new("SearchExhibitors", HttpMethod.Post, "v1/event/{eventId}/exhibitors", Scopes.ReadContacts, null, IsRead: true);
}
