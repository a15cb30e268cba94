using static SessionboardMcp.Sandbox.Tests.Insights.Seeded;

namespace SessionboardMcp.Sandbox.Tests.Insights.Questions;

/// <summary>Questions about what is there and what is missing, with conditions joined in every way.</summary>
internal static class Details
{
    public static IEnumerable<Question> All =>
    [
        new("Which accepted sessions have no description?", DevCon, "friendly_id",
            e => e.Accepted().Where(s => string.IsNullOrEmpty(s.Description)).Select(s => new object?[] { e.FriendlyId(s) }))
        {
            Find = "FIND Session WHERE status_category = 'accepted' AND description IS EMPTY INCLUDE friendly_id",
            Select = "SELECT friendly_id FROM sessions WHERE status_category = 'accepted' AND (description IS NULL OR description = '') AND is_abstract = FALSE",
        },
        new("Which sessions are public?", DevCon, "display_id",
            e => e.Programme().Where(s => s.IsPublic).Select(s => new object?[] { s.Number }))
        {
            Find = "FIND Session WHERE is_public INCLUDE display_id ORDER BY display_id",
            Select = "SELECT display_id FROM sessions WHERE is_public = TRUE AND is_abstract = FALSE ORDER BY display_id",
            Order = "display_id",
        },
        new("How many are public, and how many are not?", Publishing, "is_public, n",
            e => e.Programme().GroupBy(s => s.IsPublic).Select(g => new object?[] { g.Key, g.Count() }))
        {
            Find = "FIND Session INCLUDE is_public, COUNT(*) AS n GROUP BY is_public",
            Select = "SELECT is_public, COUNT(id) AS n FROM sessions WHERE is_abstract != TRUE GROUP BY is_public",
        },
        new("Which sessions have more than one speaker?", DevCon, "title, speaker_count",
            e => e.Programme().Select(s => (s.Title, Count: e.Speakers(s).Count())).Where(s => s.Count > 1).Select(s => new object?[] { s.Title, s.Count }))
        {
            Find = "FIND Session WHERE speaker_count > 1 INCLUDE title, speaker_count ORDER BY speaker_count DESC, title",
            Select = "SELECT title, speaker_count FROM sessions WHERE 1 < speaker_count AND is_abstract = FALSE ORDER BY speaker_count DESC, title",
            Order = "speaker_count DESC, title",
        },
        new("How many speakers has each session of the programme?", HealthDay, "id, n",
            e => e.Programme().Select(s => new object?[] { s.Id, e.Speakers(s).Count() }))
        {
            Find = "FIND Session INCLUDE id, COUNT(DISTINCT speakers.id) AS n GROUP BY id",
            Select = "SELECT session.id AS id, COUNT(DISTINCT speakers.id) AS n FROM sessions WHERE session.is_abstract = FALSE GROUP BY session.id",
        },
        new("Which sessions last an hour or more but are not workshops?", DevCon, "title, minutes",
            e => e.Programme().Where(s => s is { StartsAt: not null, EndsAt: not null } && (s.EndsAt - s.StartsAt)!.Value.TotalMinutes >= 60 && !s.Format?.Name.Same("Workshop") == true)
                .Select(s => new object?[] { s.Title, (int)(s.EndsAt - s.StartsAt)!.Value.TotalMinutes }))
        {
            Find = "FIND Session WHERE duration_minutes >= 60 AND NOT format.name = 'workshop' INCLUDE title, duration_minutes AS minutes",
            Select = "SELECT title, duration_minutes AS minutes FROM sessions WHERE duration_minutes >= 60 AND format_name <> 'Workshop' AND is_abstract = FALSE",
        },
        new("Which sessions are declined or in the decline queue?", DevCon, "friendly_id, status",
            e => e.Programme().Where(s => s.Core() is "declined" or "decline_queue").Select(s => new object?[] { e.FriendlyId(s), s.Core() }))
        {
            Find = "FIND Session WHERE status_category IN ('declined', 'decline_queue') INCLUDE friendly_id, status",
            Select = "SELECT friendly_id, status FROM sessions WHERE (status = 'declined' OR status = 'decline_queue') AND is_abstract = FALSE",
        },
        new("Which sessions have a custom status?", DevCon, "friendly_id, display_status",
            e => e.Abstracts().Where(s => s.Status.IsCustom).Select(s => new object?[] { e.FriendlyId(s), s.Status.Name }))
        {
            Find = "FIND Abstract WHERE custom_status_id IS NOT EMPTY INCLUDE friendly_id, display_status",
            Select = "SELECT friendly_id, display_status FROM sessions WHERE NOT custom_status_id IS NULL AND is_abstract",
        },
        new("Which submissions were made in 2026 before October?", DevCon, "friendly_id, created_at",
            e => e.Abstracts().Where(s => e.Wall(s.CreatedAt) is { Year: 2026, Month: < 10 }).Select(s => new object?[] { e.FriendlyId(s), s.CreatedAt }))
        {
            Find = "FIND Abstract WHERE YEAR(created_at) = 2026 AND MONTH(created_at) < 10 INCLUDE friendly_id, created_at ORDER BY created_at",
            Select = "SELECT friendly_id, created_at FROM sessions WHERE created_at >= '2026-01-01' AND created_at < '2026-10-01' AND is_abstract = TRUE ORDER BY created_at",
            Order = "created_at",
        },
        new("When do first and last sessions start?", DevCon, "earliest, latest",
            e => [[e.Programme().Min(s => s.StartsAt), e.Programme().Max(s => s.StartsAt)]])
        {
            Find = "FIND Session INCLUDE MIN(starts_at) AS earliest, MAX(starts_at) AS latest",
            Select = "SELECT MIN(session.starts_at) AS earliest, MAX(session.starts_at) AS latest FROM sessions WHERE session.is_abstract = FALSE",
        },
        new("What starts on a Sunday, and at what hour?", DevCon, "title, hour",
            e => e.Programme().Where(s => s.StartsAt is { } start && e.Wall(start).DayOfWeek == DayOfWeek.Sunday)
                .Select(s => new object?[] { s.Title, e.Wall(s.StartsAt!.Value).ToString("HH:mm") }))
        {
            Find = "FIND Session WHERE DAY_OF_WEEK(starts_at) = 'Sunday' INCLUDE title, FORMAT_DATE(starts_at, 'HH:mm') AS hour",
            Select = "SELECT title, FORMAT_DATE(starts_at, 'HH:mm') AS hour FROM sessions WHERE day_of_week(starts_at) = 'SUNDAY' AND is_abstract = FALSE",
        },
        new("Which speakers speak about nothing of the programme?", DevCon, "id",
            e => e.AllSpeakers().Where(c => !e.Talks(e.All()).Any(t => t.Speaker.Id == c.Id)).Select(c => new object?[] { c.Id }))
        {
            Find = "FIND Speaker WHERE sessions IS EMPTY INCLUDE id",
            Select = "SELECT speaker.id AS id FROM speakers WHERE sessions.id IS NULL",
        },
        new("Who takes part in sessions of more than one track?", DevCon, "id, tracks",
            e => e.Talks(e.Programme()).Where(t => t.Session.Track != null).GroupBy(t => t.Speaker.Id)
                .Select(g => (g.Key, Tracks: g.Select(t => t.Session.Track!.Id).Distinct().Count())).Where(g => g.Tracks > 1)
                .Select(g => new object?[] { g.Key, g.Tracks }))
        {
            Find = "FIND Speaker WHERE NOT sessions.is_abstract INCLUDE id, COUNT(DISTINCT sessions.track_id) AS tracks GROUP BY id HAVING tracks > 1 ORDER BY tracks DESC, id",
            Select = "SELECT speaker.id AS id, COUNT(DISTINCT track.id) AS tracks FROM speakers JOIN sessions JOIN tracks WHERE session.is_abstract = FALSE GROUP BY speaker.id HAVING tracks > 1 ORDER BY tracks DESC, speaker.id",
            Order = "tracks DESC, id",
        },
    ];
}
