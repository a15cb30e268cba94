namespace SessionboardMcp.Sandbox.Seed;

/// <summary>One defect that the seed holds on purpose.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="EventId">The event.</param>
/// <param name="Sessions">The numbers of the sessions concerned, rising; empty where it concerns people only.</param>
/// <param name="Contacts">The numbers of the contacts concerned, rising; empty where it concerns sessions only.</param>
/// <param name="Note">What makes this instance special.</param>
public sealed record PlantedDefect(
    DefectKind Kind, int EventId, IReadOnlyList<int> Sessions, IReadOnlyList<int> Contacts, string Note)
{
    /// <summary>The ids of the sessions concerned, in the order of their numbers.</summary>
    public IReadOnlyList<Guid> SessionIds => [.. Sessions.Select(number => StableId.Session(EventId, number))];

    /// <summary>The ids of the contacts concerned, in the order of their numbers.</summary>
    public IReadOnlyList<string> ContactIds => [.. Contacts.Select(number => StableId.Contact(EventId, number))];
}
