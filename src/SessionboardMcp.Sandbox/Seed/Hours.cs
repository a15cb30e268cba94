namespace SessionboardMcp.Sandbox.Seed;

/// <summary>When sessions take place on days of different kinds. Slots of one kind of room never overlap each other.</summary>
internal static class Hours
{
    private static readonly TimeSpan Talk = TimeSpan.FromMinutes(45);

    /// <summary>A keynote, six talks in each room of talks (two pairs without a break), three workshops beside them.</summary>
    public static IEnumerable<SlotPlan> ConferenceDay(DateOnly day) =>
    [
        new(At(day, 9, 0), TimeSpan.FromHours(1), RoomKind.Hall),
        new(At(day, 10, 15), Talk, RoomKind.Talks),
        new(At(day, 10, 15), TimeSpan.FromMinutes(90), RoomKind.Workshops),
        new(At(day, 11, 0), Talk, RoomKind.Talks),
        new(At(day, 13, 15), Talk, RoomKind.Talks),
        new(At(day, 13, 30), TimeSpan.FromMinutes(90), RoomKind.Workshops),
        new(At(day, 14, 15), Talk, RoomKind.Talks),
        new(At(day, 15, 30), Talk, RoomKind.Talks),
        new(At(day, 15, 30), TimeSpan.FromHours(2), RoomKind.Workshops),
        new(At(day, 16, 15), Talk, RoomKind.Talks),
    ];

    /// <summary>Half-day workshops in the morning and in the afternoon.</summary>
    public static IEnumerable<SlotPlan> WorkshopDay(DateOnly day) =>
    [
        new(At(day, 9, 0), TimeSpan.FromHours(3), RoomKind.Workshops),
        new(At(day, 13, 30), TimeSpan.FromHours(3), RoomKind.Workshops),
        new(At(day, 14, 0), TimeSpan.FromMinutes(50), RoomKind.Talks, Rooms: 6),
    ];

    /// <summary>Short talks by and for the community.</summary>
    public static IEnumerable<SlotPlan> CommunityDay(DateOnly day) =>
    [
        new(At(day, 10, 0), TimeSpan.FromMinutes(30), RoomKind.Talks),
        new(At(day, 10, 45), TimeSpan.FromMinutes(30), RoomKind.Talks),
        new(At(day, 13, 0), TimeSpan.FromMinutes(30), RoomKind.Talks),
        new(At(day, 13, 30), TimeSpan.FromMinutes(30), RoomKind.Talks),
    ];

    private static DateTime At(DateOnly day, int hour, int minute) => day.ToDateTime(new TimeOnly(hour, minute));
}
