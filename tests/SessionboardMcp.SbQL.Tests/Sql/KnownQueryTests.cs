using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Sql;

public sealed class KnownQueryTests
{
    /// <summary>Queries as Sessionboard's tools and documentation write them, with the number of rows of the toy conference.</summary>
    public static TheoryData<string, int> Queries => new()
    {
        {
            """
            FIND Session
            WHERE status_category = 'accepted'
            INCLUDE speakers.first_name AS first_name, speakers.last_name AS last_name, speakers.email AS email,
                    speakers.company AS company, speakers.title AS job_title, title AS session_title,
                    track.name AS track, display_status AS status
            ORDER BY speakers.last_name ASC, speakers.first_name ASC
            """, 3
        },
        {
            """
            FIND Session
              INCLUDE title, room.name, starts_at
              WHERE status = 'accepted'
              ORDER BY starts_at ASC
            """, 2
        },
        { "FIND Session", 3 },
        { "FIND Abstract", 1 },
        { "SELECT session.title, session.status FROM sessions WHERE session.status = 'accepted'", 2 },
        { "SELECT sessions.title, sessions.status FROM sessions", 4 },
        {
            """
            SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions
              GROUP BY speaker.full_name ORDER BY session_count DESC
            """, 2
        },
        {
            """
            SELECT session.title, session.start_date, track.name FROM sessions JOIN tracks
              WHERE session.status = 'accepted' AND track.name = 'Keynotes' ORDER BY session.start_date ASC
            """, 1
        },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_known_query_parses_compiles_and_runs(string text, int rows)
    {
        using var database = new ToyDatabase();
        database.Rows(text).Count.ShouldBe(rows);
    }
}
