using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Events;

internal static class EventOperations
{
    // Sessionboard exempts its POST searches from rate limits; hence no category on them. Whether it also exempts the GET list
    // of events can be read both ways: where it does, no header comes and nothing is kept.
    public static Operation List { get; } =
        new("ListEvents", HttpMethod.Get, "v1/events", Scopes.ReadEvents, RateLimitCategory.EntityReads, IsRead: true) { IsPersonal = false };
}
