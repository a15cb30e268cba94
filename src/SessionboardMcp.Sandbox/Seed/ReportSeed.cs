using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The reports and dashboards that the organizers saved.</summary>
internal static class ReportSeed
{
    private const string Accepted = "FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS accepted_sessions";

    private const string PerTrack =
        "FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC, track";

    private const string PerStatus = "FIND Abstract INCLUDE status, COUNT(id) AS submissions GROUP BY status ORDER BY submissions DESC, status";

    private const string Busiest =
        "SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions GROUP BY speaker.full_name ORDER BY session_count DESC, speaker.full_name ASC LIMIT 10";

    private const string ContactList = """
        FIND Session
        WHERE status_category = 'accepted'
        INCLUDE speakers.first_name AS first_name, speakers.last_name AS last_name, speakers.email AS email,
                speakers.company AS company, title AS session_title
        ORDER BY speakers.last_name ASC, speakers.first_name ASC
        """;

    private const string Timetable = "FIND Session INCLUDE title, room.name, starts_at WHERE status = 'accepted' ORDER BY starts_at ASC";

    /// <summary>The reports: of two events, and over all.</summary>
    public static IReadOnlyList<Report> Reports() =>
    [
        Report("All accepted sessions", "sessions", Accepted, null),
        Report("Busiest speakers of all events", "speakers", Busiest, null),
        Report("Speaker contact list", "speakers", ContactList, SeededEvents.DevCon),
        Report("Sessions per track", "sessions", PerTrack, SeededEvents.DevCon),
        Report("Submissions by status", "submissions", PerStatus, SeededEvents.DevCon),
        Report("Timetable", "sessions", Timetable, SeededEvents.PublishingForum),
    ];

    /// <summary>The dashboards: of two events, and one over all.</summary>
    public static IReadOnlyList<Dashboard> Dashboards() =>
    [
        Dashboard("Organization at a glance", null, ("Accepted sessions", "number", Accepted), ("Busiest speakers", "table", Busiest)),
        Dashboard("Programme status", SeededEvents.DevCon,
            ("Accepted sessions", "number", Accepted), ("Sessions per track", "bar", PerTrack), ("Submissions by status", "bar", PerStatus)),
        Dashboard("Speaker desk", SeededEvents.DevCon, ("Contact list", "table", ContactList)),
        Dashboard("Looking back", SeededEvents.PublishingForum, ("Timetable", "table", Timetable)),
    ];

    private static Report Report(string name, string category, string query, int? eventId) => new()
    {
        Id = StableId.Of($"report/{eventId}/{name}").ToString(),
        Name = name,
        Category = category,
        Query = query,
        EventId = eventId,
    };

    private static Dashboard Dashboard(string name, int? eventId, params (string Title, string Type, string Query)[] widgets) => new()
    {
        Id = StableId.Of($"dashboard/{eventId}/{name}").ToString(),
        Name = name,
        EventId = eventId,
        CreatedAt = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 11, 17, 14, 30, 0, TimeSpan.Zero),
        Widgets = [.. widgets.Select(widget => new Widget(
            StableId.Of($"widget/{eventId}/{name}/{widget.Title}").ToString(), widget.Title, widget.Type, widget.Query))],
    };
}
