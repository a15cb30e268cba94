using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about days and hours, among them the night in which the clocks change.</summary>
internal static class Schedule
{
    public static IEnumerable<Question> All =>
    [
        new("What takes place on 14 March 2027, the day on which the clocks change?", DevCon, "title, starts_at, ends_at",
            e => e.Programme().Where(s => s.StartsAt is { } start && e.Wall(start).Date == new DateTime(2027, 3, 14))
                .Select(s => new object?[] { s.Title, s.StartsAt, s.EndsAt }))
        {
            Find = "FIND Session WHERE starts_at >= '2027-03-14' AND starts_at < '2027-03-15' INCLUDE title, starts_at, ends_at ORDER BY starts_at, title",
            Select = "SELECT session.title AS title, session.starts_at AS starts_at, session.ends_at AS ends_at FROM sessions WHERE DATE(session.starts_at) = '2027-03-14' AND session.is_abstract = FALSE ORDER BY starts_at, title",
            Order = "starts_at, title",
        },
        new("What runs through the night in which the clocks change, and for how long?", DevCon, "title, starts_at, ends_at, minutes",
            e => e.Programme().Where(s => s is { StartsAt: { } start, EndsAt: { } end }
                    && e.Wall(start) >= new DateTime(2027, 3, 13, 18, 0, 0) && e.Wall(end) <= new DateTime(2027, 3, 14, 9, 0, 0))
                .Select(s => new object?[] { s.Title, s.StartsAt, s.EndsAt, (int)(s.EndsAt!.Value - s.StartsAt!.Value).TotalMinutes }))
        {
            Find = "FIND Session WHERE starts_at >= '2027-03-13T18:00' AND ends_at <= '2027-03-14T09:00:00' INCLUDE title, starts_at, ends_at, duration_minutes AS minutes",
            Select = "SELECT title, starts_at, ends_at, duration_minutes AS minutes FROM sessions WHERE starts_at >= '2027-03-13 18:00:00' AND ends_at <= '2027-03-14T09:00' AND is_abstract = FALSE",
        },
        new("What starts between two instants, given in UTC?", DevCon, "title, starts_at",
            e => e.Programme().Where(s => s.StartsAt >= new DateTimeOffset(2027, 3, 14, 15, 0, 0, TimeSpan.Zero)
                    && s.StartsAt <= new DateTimeOffset(2027, 3, 14, 18, 0, 0, TimeSpan.Zero))
                .Select(s => new object?[] { s.Title, s.StartsAt }))
        {
            Find = "FIND Session WHERE starts_at BETWEEN '2027-03-14T15:00:00Z' AND '2027-03-14T13:00:00-05:00' INCLUDE title, starts_at",
            Select = "SELECT title, starts_at FROM sessions WHERE starts_at >= '2027-03-14T15:00:00Z' AND starts_at <= '2027-03-14T18:00:00+00:00' AND is_abstract = FALSE",
        },
        new("How many sessions are there on each day?", DevCon, "day, n",
            e => e.Programme().Where(s => s.StartsAt != null).GroupBy(s => e.Wall(s.StartsAt!.Value).ToString("yyyy-MM-dd"))
                .Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session WHERE starts_at IS NOT NULL INCLUDE DATE(starts_at) AS day, COUNT(*) AS n GROUP BY DATE(starts_at) ORDER BY day",
            Select = "SELECT DATE(session.starts_at) AS day, COUNT(*) AS n FROM sessions WHERE is_scheduled = TRUE AND is_abstract = FALSE GROUP BY day ORDER BY day",
            Order = "day",
        },
        new("Which weekdays are busiest?", Publishing, "weekday, n",
            e => e.Programme().Where(s => s.StartsAt != null).GroupBy(s => e.Wall(s.StartsAt!.Value).DayOfWeek.ToString())
                .Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session INCLUDE DAY_OF_WEEK(starts_at) AS weekday, COUNT(id) AS n WHERE is_scheduled = TRUE GROUP BY weekday ORDER BY n DESC",
            Select = "SELECT DAY_OF_WEEK(starts_at) AS weekday, COUNT(*) AS n FROM sessions WHERE starts_at IS NOT NULL AND is_abstract = FALSE GROUP BY DAY_OF_WEEK(starts_at) ORDER BY n DESC",
            Order = "n DESC",
        },
        new("What starts before ten in the morning?", Publishing, "title, at",
            e => e.Programme().Where(s => s.StartsAt is { } start && e.Wall(start).TimeOfDay < TimeSpan.FromHours(10))
                .Select(s => new object?[] { s.Title, e.Wall(s.StartsAt!.Value).ToString("HH:mm:ss") }))
        {
            Find = "FIND Session WHERE TIME(starts_at) < '10:00' INCLUDE title, TIME(starts_at) AS at ORDER BY at",
            Select = "SELECT title, TIME(starts_at) AS at FROM sessions WHERE TIME(starts_at) < '10:00:00' AND is_abstract = FALSE ORDER BY at",
            Order = "at",
        },
        new("In which months were abstracts submitted?", DevCon, "year, month, n",
            e => e.Abstracts().GroupBy(s => (e.Wall(s.CreatedAt).Year, e.Wall(s.CreatedAt).Month))
                .Select(g => new object?[] { g.Key.Year, g.Key.Month, g.Count() }))
        {
            Find = "FIND Abstract INCLUDE YEAR(created_at) AS year, MONTH(created_at) AS month, COUNT(*) AS n GROUP BY year, month ORDER BY year, month",
            Select = "SELECT YEAR(created_at) AS year, MONTH(created_at) AS month, COUNT(*) AS n FROM sessions WHERE is_abstract = TRUE GROUP BY YEAR(created_at), MONTH(created_at) ORDER BY year, month",
            Order = "year, month",
        },
        new("Which accepted sessions have no time yet?", DevCon, "friendly_id, title",
            e => e.Accepted().Where(s => s.StartsAt == null).Select(s => new object?[] { e.FriendlyId(s), s.Title }))
        {
            Find = "FIND Session WHERE status_category = 'accepted' AND starts_at IS NULL INCLUDE friendly_id, title ORDER BY friendly_id",
            Select = "SELECT friendly_id, title FROM sessions WHERE status_category = 'accepted' AND is_scheduled = FALSE AND is_abstract = FALSE ORDER BY friendly_id",
            Order = "friendly_id",
        },
        new("Which sessions that are not declined have no room yet?", DevCon, "friendly_id, display_status",
            e => e.Programme().Where(s => s.Room == null && s.Core() is not ("declined" or "decline_queue"))
                .Select(s => new object?[] { e.FriendlyId(s), s.Status.Name }))
        {
            Find = "FIND Session WHERE room.id IS NULL AND status NOT IN ('declined', 'decline_queue') INCLUDE friendly_id, display_status",
            Select = "SELECT friendly_id, display_status FROM sessions WHERE room_id IS NULL AND NOT (status = 'declined' OR status = 'decline_queue') AND is_abstract <> TRUE",
        },
        new("Which five sessions are longest?", DevCon, "duration_minutes, title, id",
            e => e.Programme().Select(s => new object?[]
                { s is { StartsAt: { } start, EndsAt: { } end } ? (int)(end - start).TotalMinutes : null, s.Title, s.Id.ToString() }))
        {
            Find = "FIND Session INCLUDE duration_minutes, title, id ORDER BY duration_minutes DESC, title, id LIMIT 5",
            Select = "SELECT duration_minutes, title, id FROM sessions WHERE is_abstract = FALSE ORDER BY duration_minutes DESC, title ASC, id ASC LIMIT 5",
            Order = "duration_minutes DESC, title, id",
            Limit = 5,
        },
        new("Which workshops and panels are in the first room?", DevCon, "title, format",
            e => e.Programme().Where(s => s.Format?.Name is "Workshop" or "Panel" or "Keynote" && s.Room?.Id == e.Rooms[0].Id)
                .Select(s => new object?[] { s.Title, s.Format!.Name }))
        {
            Find = $"FIND Session WHERE format.name IN ('workshop', 'PANEL', 'Keynote') AND room.name = '{Event(DevCon).Rooms[0].Name}' INCLUDE title, format.name AS format",
            Select = $"SELECT session.title AS title, format.name AS format FROM sessions JOIN formats JOIN rooms WHERE format.name IN ('Workshop', 'Panel', 'Keynote') AND room.id = '{Event(DevCon).Rooms[0].Id}' AND session.is_abstract = FALSE",
        },
        new("What is on from the day before the clocks change to the day after?", DevCon, "title, starts_at",
            e => e.Programme().Where(s => s.StartsAt is { } start && e.Wall(start).Date >= new DateTime(2027, 3, 13) && e.Wall(start).Date <= new DateTime(2027, 3, 15))
                .Select(s => new object?[] { s.Title, s.StartsAt }))
        {
            Find = "FIND Session WHERE DATE_RANGE(starts_at, '2027-03-13', '2027-03-15') INCLUDE title, starts_at ORDER BY starts_at, title",
            Select = "SELECT title, starts_at FROM sessions WHERE DATE(starts_at) BETWEEN '2027-03-13' AND '2027-03-15' AND is_abstract = FALSE ORDER BY starts_at, title",
            Order = "starts_at, title",
        },
        new("Which records were changed in the last week?", DevCon, "friendly_id, updated_at",
            e => e.All().Where(s => e.Wall(s.UpdatedAt) >= new DateTime(2026, 11, 17)).Select(s => new object?[] { e.FriendlyId(s), s.UpdatedAt }))
        {
            Select = "SELECT friendly_id, updated_at FROM sessions WHERE updated_at >= '2026-11-17' ORDER BY updated_at DESC",
            Order = "updated_at DESC",
        },
        new("Which sessions of the past event have a recording, and which room were they in?", Publishing, "title, room, video_url",
            e => e.Programme().Where(s => s.VideoUrl != null).Select(s => new object?[] { s.Title, s.Room?.Name, s.VideoUrl }))
        {
            Find = "FIND Session WHERE video_url IS NOT NULL INCLUDE title, room.name AS room, video_url",
            Select = "SELECT title, room_name AS room, video_url FROM sessions WHERE video_url LIKE '%' AND is_abstract = FALSE",
        },
    ];
}
