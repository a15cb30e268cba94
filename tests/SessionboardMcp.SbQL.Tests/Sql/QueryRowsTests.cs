using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Sql;

public sealed class QueryRowsTests
{
    public static TheoryData<string, string[]> Queries => new()
    {
        // What FIND and FROM mean, and the default columns and order.
        { "FIND Session", ["Opening|accepted", "ÜBER Data|Accepted", "Zen|pending"] },
        { "FIND sessions INCLUDE id", ["s1", "s2", "s3"] },
        { "FIND ABSTRACT INCLUDE id", ["s4"] },
        { "SELECT id FROM Session", ["s1", "s2", "s3", "s4"] },
        { "SELECT * FROM sessions WHERE id = 's4'", ["An abstract|pending"] },
        { "FIND Track", ["t1|Keynotes", "t2|Éducation", "t3|Unused"] },
        { "FIND Session INCLUDE id LIMIT 2", ["s1", "s2"] },

        // To-one and to-many; a path is one join however often it is written.
        { "FIND Session INCLUDE id, track.name", ["s1|Keynotes", "s2|Éducation", "s3|-"] },
        {
            "FIND Session INCLUDE id, speakers.first_name ORDER BY id",
            ["s1|Ada", "s1|Åke", "s2|Ada", "s3|-"]
        },
        { "FIND Session INCLUDE id, speakers.first_name WHERE speakers.last_name = 'öberg'", ["s1|Åke"] },
        { "FIND Session INCLUDE id WHERE speakers.company = 'acme' ORDER BY id", ["s1", "s1", "s2"] },
        { "FIND Session INCLUDE session.id, session.track.name WHERE id = 's2'", ["s2|Éducation"] },
        { "FIND Speaker INCLUDE first_name, sessions.track.name ORDER BY first_name, sessions.track.name",
            ["Ada|Keynotes", "Ada|Éducation", "Zed|-", "Åke|Keynotes", "Åke|Éducation"] },

        // JOIN leaves out what has no related record; a dotted path does not.
        { "SELECT session.id, tracks.name FROM sessions JOIN tracks", ["s1|Keynotes", "s2|Éducation", "s4|Éducation"] },
        { "SELECT session.id, track.name FROM sessions", ["s1|Keynotes", "s2|Éducation", "s3|-", "s4|Éducation"] },
        { "SELECT session.id, rooms.name FROM sessions WHERE id = 's1'", ["s1|Hall"] },
        { "SELECT id, name FROM sessions JOIN tracks WHERE session.track.name = 'keynotes'", ["s1|Keynotes"] },
        { "SELECT first_name, track.name FROM speakers JOIN sessions JOIN tracks WHERE status = 'pending'", ["Åke|Éducation"] },
        // Against the direction of the relationship.
        { "SELECT track.name, session.id FROM tracks JOIN sessions ORDER BY session.id", ["Keynotes|s1", "Éducation|s2", "Éducation|s4"] },
        { "SELECT track.name, speaker.first_name FROM tracks JOIN sessions JOIN speakers WHERE track.id = 't1' ORDER BY first_name",
            ["Keynotes|Ada", "Keynotes|Åke"] },

        // Nulls last both ways; text sorted without case.
        { "SELECT id FROM sessions ORDER BY capacity", ["s2", "s4", "s1", "s3"] },
        { "SELECT id FROM sessions ORDER BY capacity DESC", ["s1", "s4", "s2", "s3"] },
        { "SELECT id FROM sessions ORDER BY starts_at DESC", ["s2", "s1", "s3", "s4"] },
        { "SELECT id FROM sessions ORDER BY status, id DESC", ["s2", "s1", "s4", "s3"] },
        { "SELECT title AS t FROM sessions ORDER BY T", ["An abstract", "Opening", "Zen", "ÜBER Data"] },

        // Groups.
        { "SELECT status, COUNT(*) FROM sessions GROUP BY status", ["accepted|2", "pending|2"] },
        { "SELECT company, COUNT(id) AS n FROM speakers GROUP BY company ORDER BY n", ["-|1", "ACME|2"] },
        { "SELECT LOWER(status) AS s, SUM(capacity), AVG(capacity), MIN(title), MAX(title) FROM sessions GROUP BY s",
            ["accepted|520|260|Opening|ÜBER Data", "pending|30|30|An abstract|Zen"] },
        { "SELECT status, COUNT(id) AS n FROM sessions WHERE capacity > 20 GROUP BY status HAVING n > 0 ORDER BY status DESC",
            ["pending|1", "accepted|1"] },
        { "SELECT track.name FROM sessions GROUP BY track.name HAVING COUNT(id) > 1", ["Éducation"] },
        { "SELECT status FROM sessions GROUP BY status HAVING MIN(starts_at) >= '2026-10-12T09:00:00'", ["accepted"] },
        { "SELECT status FROM sessions GROUP BY status HAVING MIN(starts_at) = '2026-10-12T14:00:00Z'", ["accepted"] },
        { "SELECT MONTH(starts_at) AS month, COUNT(id) FROM sessions GROUP BY month ORDER BY COUNT(id) DESC, month", ["10|2", "-|2"] },
        { "SELECT COUNT(*), COUNT(capacity), COUNT(DISTINCT track.id) FROM sessions", ["4|3|2"] },
        { "SELECT COUNT(DISTINCT company) FROM speakers", ["1"] },
        { "SELECT COUNT(id) FROM sessions WHERE id = 'none'", ["0"] },
        { "FIND Session INCLUDE room.name AS room, COUNT(id) AS n GROUP BY room ORDER BY room", ["Attic|1", "Hall|1", "-|1"] },

        // DISTINCT without case.
        { "SELECT DISTINCT status_category FROM sessions", ["accepted", "pending"] },
        { "SELECT DISTINCT company FROM speakers", ["ACME", "-"] },
        { "SELECT DISTINCT company AS c FROM speakers ORDER BY c DESC LIMIT 1", ["ACME"] },

        // Values.
        { "SELECT DATE(starts_at), TIME(starts_at), DAY_OF_WEEK(ends_at), YEAR(ends_at) FROM sessions WHERE id = 's2'",
            ["2026-10-13|13:30:00|Tuesday|2026"] },
        { "SELECT FORMAT_DATE(starts_at, 'DD.MM.YYYY HH:mm:ss') FROM sessions WHERE id = 's2'", ["13.10.2026 13:30:00"] },
        { "FIND Speaker INCLUDE first_name WHERE sessions.track IS EMPTY", ["Zed"] },
        { "SELECT LOWER(title), ROUND(credits), is_public, 'x' AS x, 5 AS five FROM sessions WHERE id = 's2'", ["über data|0|0|x|5"] },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_returns(string text, string[] rows)
    {
        using var database = new ToyDatabase();

        database.Rows(text).ShouldBe(rows);
    }

    [Fact]
    public void Only_the_given_events_count()
    {
        using var database = new ToyDatabase();

        database.Rows("FIND Session INCLUDE id", 2).ShouldBe(["s5"]);
        database.Rows("FIND Session INCLUDE id", 2, 1, 2).ShouldBe(["s1", "s2", "s3", "s5"]);
        database.Rows("SELECT id FROM sessions WHERE id = 's5' OR id = 's1'", 1).ShouldBe(["s1"]);
    }
}
