namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Rooms of the largest event.</summary>
internal static class Rooms
{
    public static readonly IReadOnlyList<RoomPlan> ConventionCentre =
    [
        new("Main Hall", RoomKind.Hall, 2400),
        new("Ballroom A", RoomKind.Talks, 650), new("Ballroom B", RoomKind.Talks, 650), new("Theater 1", RoomKind.Talks, 320),
        new("Theater 2", RoomKind.Talks, 320), new("Theater 3", RoomKind.Talks, 280), new("Room 201", RoomKind.Talks, 160),
        new("Room 202", RoomKind.Talks, 160), new("Room 203", RoomKind.Talks, 120), new("Room 204", RoomKind.Talks, 120),
        new("Room 205", RoomKind.Talks, 90), new("Room 206", RoomKind.Talks, 90), new("Lakeside Terrace", RoomKind.Talks, null),
        new("Expo Stage", RoomKind.Talks, null), new("Online Stage", RoomKind.Talks, null),
        new("Lab 1", RoomKind.Workshops, 48), new("Lab 2", RoomKind.Workshops, 48), new("Lab 3", RoomKind.Workshops, 36),
        new("Lab 4", RoomKind.Workshops, 36), new("Studio", RoomKind.Workshops, 24), new("Hack Lounge", RoomKind.Nights, 200),
    ];
}
