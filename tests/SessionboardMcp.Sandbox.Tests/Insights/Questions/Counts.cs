using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions that count, add and average.</summary>
internal static class Counts
{
    public static IEnumerable<Question> All =>
    [
        new("How many accepted sessions are there per track?", DevCon, "track, sessions",
            e => e.Accepted().ByText(s => s.Track?.Name).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC",
            Select = "SELECT track.name AS track, COUNT(session.id) AS sessions FROM sessions WHERE session.status_category = 'accepted' AND session.is_abstract = FALSE GROUP BY track.name ORDER BY sessions DESC",
            Order = "sessions DESC",
        },
        new("How many sessions are accepted?", DevCon, "n", e => [[e.Accepted().Count()]])
        {
            Find = "find session where STATUS = 'Accepted' include count(*) as n",
            Select = "SELECT COUNT(*) AS n FROM sessions WHERE status = 'accepted' AND is_abstract = FALSE",
        },
        new("Which tracks have more than thirty sessions or submissions?", DevCon, "name, n",
            e => e.Tracks.Select(t => new object?[] { t.Name, e.All().Count(s => s.Track?.Id == t.Id) }).Where(row => (int)row[1]! > 30))
        {
            Find = "FIND Track INCLUDE name, COUNT(sessions.id) AS n GROUP BY name HAVING n > 30 ORDER BY n DESC, name",
            Select = "SELECT track.name AS name, COUNT(session.id) AS n FROM tracks JOIN sessions GROUP BY track.name HAVING COUNT(session.id) > 30 ORDER BY n DESC, name",
            Order = "n DESC, name",
        },
        new("How many different people speak in each track's programme?", DevCon, "track, people",
            e => e.Talks(e.Programme()).ByText(t => t.Session.Track?.Name)
                .Select(g => new object?[] { g.Key, g.Select(t => t.Speaker.Id).Distinct().Count() }))
        {
            Find = "FIND Session WHERE speakers.id IS NOT NULL INCLUDE track.name AS track, COUNT(DISTINCT speakers.id) AS people GROUP BY track.name ORDER BY track",
            Select = "SELECT track.name AS track, COUNT(DISTINCT speaker.id) AS people FROM sessions JOIN speakers WHERE session.is_abstract = FALSE GROUP BY track.name ORDER BY track",
            Order = "track",
        },
        new("How large are the rooms?", DevCon, "rooms, known, smallest, largest, seats, average",
            e => [[e.Rooms.Count, e.Rooms.Count(r => r.Capacity != null), e.Rooms.Min(r => r.Capacity), e.Rooms.Max(r => r.Capacity),
                e.Rooms.Sum(r => r.Capacity), e.Rooms.Average(r => r.Capacity)]])
        {
            Find = "FIND Room INCLUDE COUNT(*) AS rooms, COUNT(capacity) AS known, MIN(capacity) AS smallest, MAX(capacity) AS largest, SUM(capacity) AS seats, AVG(capacity) AS average",
            Select = "SELECT COUNT(*) AS rooms, COUNT(room.capacity) AS known, MIN(room.capacity) AS smallest, MAX(room.capacity) AS largest, SUM(room.capacity) AS seats, AVG(room.capacity) AS average FROM rooms",
        },
        new("How many credits does each format give?", Publishing, "format, credits",
            e => e.Programme().Where(s => s.CeuCredits != null).ByText(s => s.Format?.Name)
                .Select(g => new object?[] { g.Key, g.Sum(s => s.CeuCredits) }))
        {
            Find = "FIND Session WHERE ceu_credits IS NOT NULL INCLUDE format.name AS format, SUM(ceu_credits) AS credits GROUP BY format.name",
            Select = "SELECT format.name AS format, SUM(session.ceu_credits) AS credits FROM sessions WHERE NOT session.ceu_credits IS NULL AND session.is_abstract = FALSE GROUP BY format.name",
        },
        new("How long are sessions of each format on average, in whole minutes?", DevCon, "format, minutes",
            e => e.Programme().Where(s => s is { StartsAt: not null, EndsAt: not null }).ByText(s => s.Format?.Name).Select(g => new object?[]
                { g.Key, Math.Round(g.Average(s => (int)(s.EndsAt!.Value - s.StartsAt!.Value).TotalMinutes), MidpointRounding.AwayFromZero) }))
        {
            Find = "FIND Session WHERE duration_minutes IS NOT NULL INCLUDE format.name AS format, ROUND(AVG(duration_minutes)) AS minutes GROUP BY format.name ORDER BY minutes DESC",
            Select = "SELECT format.name AS format, ROUND(AVG(session.duration_minutes)) AS minutes FROM sessions WHERE duration_minutes IS NOT NULL AND is_abstract = FALSE GROUP BY format.name ORDER BY minutes DESC",
            Order = "minutes DESC",
        },
        new("Which tags are used most?", DevCon, "tag, n",
            e => e.Tags.Select(t => new object?[] { t.Name, e.All().Count(s => s.Tags.Any(tag => tag.Id == t.Id)) }))
        {
            Find = "FIND Tag INCLUDE name AS tag, COUNT(sessions.id) AS n GROUP BY name ORDER BY n DESC, tag LIMIT 5",
            Select = "SELECT tag.name AS tag, COUNT(session.id) AS n FROM tags JOIN sessions GROUP BY tag.name ORDER BY n DESC, tag LIMIT 5",
            Order = "n DESC, tag",
            Limit = 5,
        },
        new("Which combinations of level and language does the programme have?", DevCon, "level, language",
            e => e.Programme().Select(s => (s.Level?.Name, s.Language?.Name)).Distinct().Select(p => new object?[] { p.Item1, p.Item2 }))
        {
            Find = "FIND Session INCLUDE level.name AS level, language.name AS language GROUP BY level.name, language.name ORDER BY level, language",
            Select = "SELECT DISTINCT level.name AS level, language.name AS language FROM sessions WHERE is_abstract = FALSE ORDER BY level, language",
            Order = "level, language",
        },
        new("How many seats do the rooms of each track's accepted sessions add up to?", DevCon, "track, seats",
            e => e.Accepted().Where(s => s.Room != null).ByText(s => s.Track?.Name)
                .Select(g => new object?[] { g.Key, g.All(s => s.Room!.Capacity == null) ? null : g.Sum(s => s.Room!.Capacity) }))
        {
            Find = "FIND Session WHERE status = 'accepted' AND room.id IS NOT NULL INCLUDE track.name AS track, SUM(room.capacity) AS seats GROUP BY track.name",
            Select = "SELECT track.name AS track, SUM(room.capacity) AS seats FROM sessions JOIN rooms WHERE session.status = 'accepted' AND session.is_abstract = FALSE GROUP BY track.name",
        },
        new("Which sessions want more people than their room holds or have a room that holds under fifty?", DevCon, "title, wanted, held",
            e => e.Programme().Where(s => s.Capacity > s.Room?.Capacity || s.Room?.Capacity < 50)
                .Select(s => new object?[] { s.Title, s.Capacity, s.Room!.Capacity }))
        {
            Find = "FIND Session WHERE capacity > room.capacity OR room.capacity < 50 INCLUDE title, capacity AS wanted, room.capacity AS held",
            Select = "SELECT session.title AS title, session.capacity AS wanted, room.capacity AS held FROM sessions JOIN rooms WHERE (session.capacity > room.capacity OR room.capacity < 50) AND session.is_abstract = FALSE",
        },
    ];
}
