namespace SessionboardMcp.Sandbox.Seed;

/// <summary>What the four events are to become.</summary>
internal static class EventPlans
{
    public static IEnumerable<EventPlan> All() => [Publishing(), Developers(), Health(), NextYear()];

    private static EventPlan Publishing() => new()
    {
        Id = SeededEvents.PublishingForum,
        Name = "Publishing Forum Berlin 2026",
        Zone = EventZone.Berlin,
        Prefix = "PUB",
        Domain = "publishingforum.example",
        Vocabulary = PublishingVocabulary.Create(),
        HasParticipantRoles = true,
        IsPast = true,
        Created = Utc(2025, 11, 3),
        CallOpens = Utc(2026, 1, 12),
        CallCloses = Utc(2026, 3, 31),
        LastChange = Utc(2026, 10, 14),
        Rooms =
        [
            new("Großer Saal", RoomKind.Hall, 620), new("Galerie", RoomKind.Talks, 180), new("Atelier", RoomKind.Talks, 140),
            new("Bibliothek", RoomKind.Talks, 90), new("Foyer Bühne", RoomKind.Talks, null), new("Werkstatt", RoomKind.Workshops, 32),
            new("Dachgarten", RoomKind.Workshops, null),
        ],
        Slots = [.. Days(new(2026, 9, 24), 3).SelectMany(Hours.ConferenceDay)],
        Speakers = 120,
        Guests = 10,
        Submitters = 90,
        Sponsors = 9,
        Exhibitors = 12,
        Abstracts = 84,
        Undecided = 8,
        Sources = 6,
        Deleted = 3,
    };

    private static EventPlan Developers() => new()
    {
        Id = SeededEvents.DevCon,
        Name = "Meridian DevCon 2027",
        Zone = EventZone.Chicago,
        Prefix = "DEV",
        Domain = "meridiandevcon.example",
        Vocabulary = DeveloperVocabulary.Create(),
        HasTranslations = true,
        HasParticipantRoles = true,
        Created = Utc(2026, 4, 20),
        CallOpens = Utc(2026, 6, 15),
        CallCloses = Utc(2026, 9, 30),
        LastChange = Utc(2026, 11, 23),
        Rooms = Rooms.ConventionCentre,
        Slots =
        [
            .. Days(new(2027, 3, 12), 2).SelectMany(Hours.WorkshopDay),
            new SlotPlan(new(2027, 3, 13, 20, 0, 0), TimeSpan.FromHours(9), RoomKind.Nights),
            .. Hours.CommunityDay(new(2027, 3, 14)),
            .. Days(new(2027, 3, 15), 3).SelectMany(Hours.ConferenceDay),
        ],
        Speakers = 380,
        Guests = 40,
        Submitters = 690,
        Sponsors = 32,
        Exhibitors = 44,
        Abstracts = 1150,
        Undecided = 44,
        Sources = 24,
        Deleted = 14,
    };

    private static EventPlan Health() => new()
    {
        Id = SeededEvents.HealthDay,
        Name = "Health Records Day 2027",
        Zone = EventZone.Berlin,
        Prefix = "HRD",
        Domain = "healthrecordsday.example",
        Vocabulary = HealthVocabulary.Create(),
        Created = Utc(2026, 8, 17),
        CallOpens = Utc(2026, 9, 1),
        CallCloses = Utc(2026, 11, 15),
        LastChange = Utc(2026, 11, 20),
        Rooms =
        [
            new("Auditorium", RoomKind.Hall, 240), new("Seminar Room 1", RoomKind.Talks, 60), new("Seminar Room 2", RoomKind.Talks, 45),
            new("Skills Lab", RoomKind.Workshops, null),
        ],
        Slots = [.. Hours.ConferenceDay(new(2027, 5, 26))],
        Speakers = 22,
        Guests = 4,
        Submitters = 9,
        Sponsors = 3,
        Exhibitors = 2,
        Abstracts = 14,
        Undecided = 3,
        Deleted = 1,
    };

    private static EventPlan NextYear() => new()
    {
        Id = SeededEvents.NextDevCon,
        Name = "Meridian DevCon 2028",
        Zone = EventZone.Chicago,
        Prefix = "DEV28",
        Domain = "meridiandevcon.example",
        Vocabulary = DeveloperVocabulary.Create(),
        Created = Utc(2026, 11, 18),
        CallOpens = Utc(2027, 6, 15),
        CallCloses = Utc(2027, 9, 30),
        LastChange = Utc(2026, 11, 19),
        Rooms = [new("Main Hall", RoomKind.Hall, null)],
    };

    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.Zero);

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(first.AddDays);
}
