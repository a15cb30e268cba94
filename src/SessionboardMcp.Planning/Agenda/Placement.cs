namespace SessionboardMcp.Planning.Agenda;

/// <summary>When and where a session is.</summary>
/// <param name="StartsAt">When it starts.</param>
/// <param name="EndsAt">When it ends; after it starts.</param>
/// <param name="Room">The id of its room; null where it has none. It may be a room that is not to be planned.</param>
public sealed record Placement(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room);
