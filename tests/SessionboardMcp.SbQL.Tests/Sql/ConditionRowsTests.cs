using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Sql;

public sealed class ConditionRowsTests
{
    /// <summary>Conditions on the sessions and abstracts of event 1, and the ids that fulfil them.</summary>
    public static TheoryData<string, string> Conditions => new()
    {
        // Text compares without case, beyond ASCII too.
        { "status = 'ACCEPTED'", "s1 s2" },
        { "'ACCEPTED' = status", "s1 s2" },
        { "status <> 'accepted'", "s3 s4" },
        { "title = 'über data'", "s2" },
        { "title IN ('über DATA', 'zen', NULL)", "s2 s3" },
        { "title NOT IN ('über DATA', 'zen')", "s1 s4" },
        { "title BETWEEN 'a' AND 'P'", "s1 s4" },
        { "title LIKE 'über%'", "s2" },
        { "title NOT LIKE '%E%'", "s4" },
        { "title LIKE '_EN'", "s3" },
        { "UPPER(title) = 'ÜBER DATA'", "s2" },
        { "id = 'S1'", "s1" },
        { "status = display_status", "s1 s3 s4" },
        { "title = 'it''s'", "" },

        // Nulls follow SQL.
        { "track.name IS NULL", "s3" },
        { "track.name IS NOT NULL", "s1 s2 s4" },
        { "track.name <> 'keynotes'", "s2 s4" },
        { "NOT track.name = 'keynotes'", "s2 s4" },
        { "track.name = NULL", "" },
        { "capacity NOT IN (500, NULL)", "" },

        // Numbers and booleans.
        { "capacity > 20", "s1 s4" },
        { "20 < capacity", "s1 s4" },
        { "capacity BETWEEN 20 AND 30", "s2 s4" },
        { "capacity NOT BETWEEN 20 AND 30", "s1" },
        { "credits = 0.25", "s2" },
        { "credits >= 1.5 AND capacity < 100", "s4" },
        { "ROUND(credits, 1) = 0.3", "s2" },
        { "room.capacity = capacity", "s1 s2" },
        { "is_public = TRUE", "s1 s3" },
        { "is_public = 'False'", "s2 s4" },
        { "is_public <> true", "s2 s4" },
        { "session.order < 3", "s2 s3" },

        // Booleans that stand alone.
        { "is_public", "s1 s3" },
        { "NOT is_public", "s2 s4" },
        { "is_public AND capacity > 20 OR (NOT (is_public))", "s1 s2 s4" },

        // Parts of texts, taken as they are.
        { "title CONTAINS 'ER d'", "s2" },
        { "title CONTAINS ''", "s1 s2 s3 s4" },
        { "title CONTAINS '%'", "" },
        { "title NOT CONTAINS 'e'", "s4" },
        { "title STARTS WITH 'über'", "s2" },
        { "title NOT STARTS WITH 'über'", "s1 s3 s4" },
        { "title ENDS WITH 'EN'", "s3" },
        { "title ENDS WITH 'a very long title that Zen ends'", "" },
        { "title ENDS WITH ''", "s1 s2 s3 s4" },
        { "track.name NOT CONTAINS 'É'", "s1" },

        // Emptiness, of values and of relationships.
        { "track.name IS EMPTY", "s3" },
        { "track.name IS NOT EMPTY", "s1 s2 s4" },
        { "capacity IS EMPTY", "s3" },
        { "speakers IS EMPTY", "s3" },
        { "speakers IS NOT EMPTY", "s1 s2 s4" },
        { "session.speakers IS EMPTY OR NOT room IS EMPTY", "s1 s2 s3" },

        // NOT, AND, OR.
        { "status = 'pending' OR status = 'accepted' AND capacity > 100", "s1 s3 s4" },
        { "(status = 'pending' OR status = 'accepted') AND capacity > 100", "s1" },
        { "NOT (status = 'pending' OR capacity > 100)", "s2" },

        // The clock on the wall: right at the edge, and by the instant where an offset is written.
        { "starts_at = '2026-10-12T09:00:00'", "s1" },
        { "starts_at = '2026-10-12 09:00'", "s1" },
        { "starts_at >= '2026-10-12T09:00:00' AND starts_at <= '2026-10-12T09:00:00'", "s1" },
        { "starts_at > '2026-10-12T09:00:00'", "s2" },
        { "starts_at BETWEEN '2026-10-12' AND '2026-10-13'", "s1" },
        { "starts_at < '2026-10-13'", "s1" },
        { "starts_at = '2026-10-12T14:00:00Z'", "s1" },
        { "starts_at = '2026-10-12T16:00:00+02:00'", "s1" },
        { "starts_at = '2026-10-12T09:00:00Z'", "" },
        { "starts_at IN ('2026-10-12T14:00:00Z', '2026-10-13T13:30')", "s1 s2" },
        { "starts_at NOT IN ('2026-10-12T14:00:00Z')", "s2" },
        { "starts_at BETWEEN '2026-10-12T14:00Z' AND '2026-10-13T13:30:00'", "s1 s2" },
        { "starts_at < ends_at", "s1 s2" },
        { "DATE(starts_at) = '2026-10-12'", "s1" },
        { "TIME(starts_at) = '09:00'", "s1" },
        { "TIME(starts_at) >= '09:00:01'", "s2" },
        { "DAY_OF_WEEK(starts_at) = 'monday'", "s1" },
        { "FORMAT_DATE(starts_at, 'YYYY-MM') = '2026-10'", "s1 s2" },
        { "FORMAT_DATE(starts_at, '-') IS NULL", "s3 s4" },
        { "DATE_RANGE(starts_at, '2026-10-12', '2026-10-12')", "s1" },
        { "NOT DATE_RANGE(starts_at, '2026-10-12', '2026-10-12')", "s2" },
        { "DATE_RANGE(starts_at, '2026-10-12', '2026-10-13') = TRUE", "s1 s2" },
        { "MONTH(starts_at) = 10 AND YEAR(starts_at) = 2026", "s1 s2" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_finds(string condition, string ids)
    {
        using var database = new ToyDatabase();

        string.Join(' ', database.Rows($"SELECT session.id FROM sessions WHERE {condition} ORDER BY id")).ShouldBe(ids);
    }

    [Fact]
    public void Five_thousand_alternatives_are_found_among()
    {
        using var database = new ToyDatabase();
        var condition = string.Join(" OR ", Enumerable.Range(0, 5_000).Select(i => $"capacity = {i}"));

        database.Rows($"FIND Session INCLUDE id WHERE {condition}").ShouldBe(["s1", "s2"]);
    }
}
