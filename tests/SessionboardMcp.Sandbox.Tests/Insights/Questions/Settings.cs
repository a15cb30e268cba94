using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about tracks, rooms, formats, levels, languages and tags.</summary>
internal static class Settings
{
    public static IEnumerable<Question> All =>
    [
        new("Which tracks are there, in the organizer's order?", DevCon, "name, color",
            e => e.Tracks.OrderBy(t => t.Order).Select(t => new object?[] { t.Name, t.Color }))
        {
            Find = "FIND Track INCLUDE name, color ORDER BY position",
            Select = "SELECT track.name AS name, track.color AS color FROM tracks ORDER BY track.position",
        },
        new("Which rooms hold at least a hundred?", DevCon, "name, capacity",
            e => e.Rooms.Where(r => r.Capacity >= 100).Select(r => new object?[] { r.Name, r.Capacity }))
        {
            Find = "FIND Room WHERE capacity >= 100 INCLUDE name, capacity ORDER BY capacity DESC",
            Select = "SELECT name, capacity FROM rooms WHERE NOT capacity < 100 ORDER BY capacity DESC",
            Order = "capacity DESC",
        },
        new("Which rooms hold between 20 and 150?", Publishing, "name",
            e => e.Rooms.Where(r => r.Capacity is >= 20 and <= 150).Select(r => new object?[] { r.Name }))
        {
            Find = "FIND Room INCLUDE name WHERE capacity BETWEEN 20 AND 150",
            Select = "SELECT room.name AS name FROM rooms WHERE room.capacity >= 20 AND room.capacity <= 150",
        },
        new("How many sessions of the programme are in each room?", DevCon, "room, n",
            e => e.Programme().ByText(s => s.Room?.Name).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session INCLUDE room.name AS room, COUNT(id) AS n GROUP BY room.name ORDER BY n DESC, room",
            Select = "SELECT room_name AS room, COUNT(*) AS n FROM sessions WHERE is_abstract = FALSE GROUP BY room_name ORDER BY n DESC, room",
            Order = "n DESC, room",
        },
        new("Which levels do submissions have?", DevCon, "level, n",
            e => e.Abstracts().ByText(s => s.Level?.Name).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Abstract INCLUDE level.name AS level, COUNT(*) AS n GROUP BY level.name ORDER BY level",
            Select = "SELECT level.name AS level, COUNT(session.id) AS n FROM sessions WHERE session.is_abstract = TRUE GROUP BY level.name ORDER BY level",
            Order = "level",
        },
        new("Which formats have fewer than thirty sessions?", DevCon, "format, n",
            e => e.Programme().Where(s => s.Format != null).ByText(s => s.Format!.Name).Where(g => g.Count() < 30).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session WHERE format.id IS NOT NULL INCLUDE format.name AS format, COUNT(id) AS n GROUP BY format.name HAVING n < 30",
            Select = "SELECT format.name AS format, COUNT(*) AS n FROM sessions JOIN formats WHERE session.is_abstract = FALSE GROUP BY format.name HAVING NOT COUNT(*) >= 30",
        },
        new("Which sessions have which tags?", Publishing, "title, tag",
            e => e.Programme().SelectMany(s => s.Tags, (s, t) => new object?[] { s.Title, t.Name }))
        {
            Find = "FIND Session WHERE tags IS NOT EMPTY INCLUDE title, tags.name AS tag ORDER BY tag, title",
            Select = "SELECT session.title AS title, tag.name AS tag FROM sessions JOIN tags WHERE NOT session.is_abstract ORDER BY tag, title",
            Order = "tag, title",
        },
        new("Which sessions are in no track at all?", DevCon, "friendly_id",
            e => e.Abstracts().Where(s => s.Track == null).Select(s => new object?[] { e.FriendlyId(s) }))
        {
            Find = "FIND Abstract WHERE track IS EMPTY INCLUDE friendly_id",
            Select = "SELECT friendly_id FROM sessions WHERE track.id IS NULL AND is_abstract = TRUE",
        },
        new("How many languages is the programme held in?", DevCon, "languages",
            e => [[e.Programme().Where(s => s.Language != null).Select(s => s.Language!.Id).Distinct().Count()]])
        {
            Find = "FIND Session INCLUDE COUNT(DISTINCT language.id) AS languages",
            Select = "SELECT COUNT(DISTINCT language_id) AS languages FROM sessions WHERE is_abstract = FALSE",
        },
        new("How many people does the largest room hold?", DevCon, "largest",
            e => [[e.Rooms.Max(r => r.Capacity)]])
        {
            Find = "FIND Room INCLUDE MAX(capacity) AS largest",
            Select = "SELECT MAX(room.capacity) AS largest FROM rooms",
        },
        new("In which time zone is the event?", Publishing, "name, timezone", e => [[e.Name, e.TimeZone]])
        {
            Find = "FIND Event INCLUDE name, timezone",
            Select = "SELECT event.name AS name, event.timezone AS timezone FROM events",
        },
    ];
}
