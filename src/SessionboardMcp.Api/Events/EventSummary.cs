namespace SessionboardMcp.Api.Events;

/// <summary>An event as the list of events tells it. The API gives an event no dates.</summary>
/// <param name="Id">The event's id, an integer at Sessionboard.</param>
/// <param name="Name">Its name; empty when the API gives none.</param>
/// <param name="TimeZone">Its time zone, as an IANA name; null when not told.</param>
/// <param name="HasTranslations">Whether translated fields are switched on for it.</param>
public sealed record EventSummary(int Id, string Name, string? TimeZone, bool HasTranslations);
