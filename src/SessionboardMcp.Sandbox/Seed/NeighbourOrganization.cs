using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// A second, small organization, which no API token opens: whoever signs in to it must never see a byte of the first, and the
/// other way round.
/// </summary>
public static class NeighbourOrganization
{
    /// <summary>The organization's id.</summary>
    public const string Id = "a11e0b0a-7c55-4a0e-8d0b-0b5e7a1de000";

    /// <summary>Its only event, Lakeside Care Forum 2027, Europe/Berlin.</summary>
    public const int CareForum = 5120;

    /// <summary>Makes the organization anew; changes to one copy do not reach another.</summary>
    /// <returns>The organization with its event.</returns>
    public static Organization Create() => new()
    {
        Id = Id,
        Name = "Lakeside Association",
        Events = [SeededOrganization.Make(Plan(), new NameSource())],
    };

    private static EventPlan Plan() => new()
    {
        Id = CareForum,
        Name = "Lakeside Care Forum 2027",
        Zone = EventZone.Berlin,
        Prefix = "LCF",
        Domain = "lakesidecareforum.example",
        Vocabulary = HealthVocabulary.Create(),
        Created = new DateTimeOffset(2026, 9, 7, 9, 0, 0, TimeSpan.Zero),
        CallOpens = new DateTimeOffset(2026, 9, 21, 9, 0, 0, TimeSpan.Zero),
        CallCloses = new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero),
        LastChange = new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero),
        Rooms = [new("Seehalle", RoomKind.Hall, 150), new("Bootshaus", RoomKind.Talks, 40)],
        Slots = [.. Hours.ConferenceDay(new(2027, 6, 9))],
        Speakers = 16,
        Guests = 2,
        Submitters = 4,
        Sponsors = 2,
        Exhibitors = 1,
        Abstracts = 6,
        Undecided = 1,
        Deleted = 1,
    };
}
