using SessionboardMcp.SbQL.Checking;

namespace SessionboardMcp.SbQL.Tests.Checking;

/// <summary>Queries that ask for what they say: a warning about one of them would be false, and teach its reader to pass over the true ones.</summary>
public sealed class RightQueryTests
{
    public static TheoryData<string> Cases =>
    [
        // The programme or the submissions, and nothing of both.
        "FIND Session INCLUDE COUNT(id) AS sessions",
        "FIND sessions INCLUDE title",
        "FIND Abstract INCLUDE status_category, COUNT(id) AS n GROUP BY status_category",
        "SELECT title FROM sessions WHERE is_abstract = TRUE",
        "SELECT title FROM sessions WHERE is_abstract = FALSE",
        "SELECT title FROM sessions WHERE NOT is_abstract AND (title LIKE '%a%' OR capacity > 5)",
        "SELECT title FROM sessions WHERE (is_abstract = TRUE AND capacity > 5) OR (is_abstract = FALSE AND capacity > 9)",
        "SELECT is_abstract, COUNT(*) AS n FROM sessions GROUP BY is_abstract",
        "SELECT title, is_abstract FROM sessions",
        "SELECT title FROM sessions WHERE id = '6b1d2f1a-4b55-4f0f-9c1b-0d4a3f1c2b3a'",
        "SELECT speaker.full_name, COUNT(session.id) AS n FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.full_name",
        "FIND Speaker WHERE sessions.is_abstract != TRUE INCLUDE sessions.title",
        "FIND Speaker WHERE NOT sessions.is_abstract INCLUDE id, COUNT(sessions.id) AS n GROUP BY id",
        "FIND Tag WHERE sessions.is_abstract IN (FALSE) INCLUDE name, COUNT(sessions.id) AS n GROUP BY name",
        "FIND Participant WHERE session.is_abstract = FALSE INCLUDE contact_id, COUNT(id) AS n GROUP BY contact_id",
        "FIND Session INCLUDE title, participants.role_slug",
        "FIND Speaker INCLUDE full_name, company",
        "FIND Session WHERE speakers IS EMPTY",
        "FIND Session WHERE speakers.id IS NULL INCLUDE COUNT(id)",

        // What is never empty, or is kept or left out by the query's own words.
        "FIND Session WHERE status_category != 'declined' INCLUDE title",
        "FIND Session WHERE status_category NOT IN ('declined', 'decline queue') INCLUDE title",
        "FIND Session WHERE title NOT LIKE '%zen%'",
        "FIND Session WHERE NOT is_public",
        "FIND Session WHERE is_public != TRUE",
        "FIND Session WHERE capacity != 100 OR capacity IS NULL",
        "FIND Session WHERE track.name != 'a' OR track.id IS NULL",
        "FIND Session WHERE capacity IS NOT NULL AND capacity != 100",
        "FIND Session WHERE capacity > 5 AND capacity != 100",
        "FIND Session WHERE track.id IS NOT NULL AND track.name != 'a'",
        "FIND Session WHERE NOT track.name IS NULL",
        "FIND Session WHERE NOT (capacity != 100)",
        "FIND Session WHERE NOT (is_public AND NOT capacity > 5)",
        "FIND Session WHERE NOT (capacity IS NULL OR capacity > 5)",
        "FIND Session WHERE NOT description IS EMPTY",
        "SELECT session.title FROM sessions JOIN tracks WHERE track.name != 'a' AND session.is_abstract = FALSE",
        "FIND Session INCLUDE track.name, COUNT(id) AS n GROUP BY track.name HAVING n != 3",
        "FIND Session WHERE capacity < 100",

        // One related record, or as many rows as are meant.
        "FIND Session WHERE tags.name = 'x' INCLUDE title",
        "FIND Session WHERE tags.name = 'x' INCLUDE COUNT(id)",
        "FIND Session INCLUDE tags.name AS tag, COUNT(id) AS n GROUP BY tags.name ORDER BY n DESC",
        "FIND Session INCLUDE tags.name AS tag, COUNT(id) AS n GROUP BY tag",
        "FIND Session WHERE tags.name != 'x' INCLUDE tags.name, COUNT(id) AS n GROUP BY tags.name",
        "FIND Session WHERE tags.name IN ('a', 'b') INCLUDE COUNT(DISTINCT id)",
        "FIND Session WHERE tags IS EMPTY INCLUDE title",
        "FIND Session WHERE speakers.company = 'ACME' INCLUDE title, speakers.full_name",
        "FIND Session WHERE speakers.company = 'ACME' AND speakers.title = 'CEO' INCLUDE id, title GROUP BY id, title",
        "FIND Session WHERE tags.name IN ('a', 'b') INCLUDE id, title GROUP BY id, title HAVING COUNT(DISTINCT tags.name) = 2",
        "SELECT speaker.full_name, COUNT(*) AS n FROM speakers JOIN sessions WHERE session.track.name != 'a' AND session.track.id IS NOT NULL AND session.is_abstract = FALSE GROUP BY speaker.full_name",
        "FIND Session WHERE track.name IN ('a', 'b') AND track.name = 'B'",

        // Whole days, and points in time.
        "FIND Session WHERE starts_at >= '2026-10-12' AND starts_at < '2026-10-15'",
        "FIND Session WHERE '2026-10-12' <= starts_at AND '2026-10-15' > starts_at",
        "FIND Session WHERE DATE(starts_at) BETWEEN '2026-10-12' AND '2026-10-14'",
        "FIND Session WHERE DATE(starts_at) = '2026-10-12'",
        "FIND Session WHERE starts_at <= '2026-10-12T18:00'",
        "FIND Session WHERE starts_at BETWEEN '2026-10-12' AND '2026-10-14T23:59:59'",
        "FIND Session WHERE starts_at = '2026-10-12T00:00'",
        "FIND Session WHERE FORMAT_DATE(starts_at, 'YYYY-MM-DD') = '2026-10-12'",

        // Values that there are.
        "FIND Session WHERE track.name = 'SECURITY'",
        "FIND Session WHERE track.name LIKE '%securty%'",
        "FIND Track WHERE name IN ('cloud', 'keynotes')",
        "FIND Session WHERE title = 'Securty'",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_passed_over_in_silence(string text) =>
        SbqlChecker.Check(text, CheckedConference.Schema, CheckedConference.Options).Diagnostics.ShouldBeEmpty();
}
