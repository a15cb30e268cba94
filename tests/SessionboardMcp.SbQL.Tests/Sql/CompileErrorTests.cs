using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Sql;

public sealed class CompileErrorTests
{
    public static TheoryData<string, string, int> Cases => new()
    {
        { "FIND Sesion", "There is no entity \"Sesion\": did you mean Session?", 6 },
        {
            "FIND Banana",
            "There is no entity \"Banana\": expected Session, Abstract, Speaker, Track, Room or Sponsor.",
            6
        },
        { "SELECT id FROM speaker_s", "There is no entity \"speaker_s\": did you mean speakers?", 16 },
        { "SELECT id FROM Abstract", "\"Abstract\" is a name for FIND only: expected sessions.", 16 },
        { "FIND Session INCLUDE titel", "There is no field \"titel\" in sessions: did you mean title?", 22 },
        {
            "FIND Session INCLUDE banana",
            "There is no field \"banana\" in sessions: expected id, title, status, status_category, display_status, starts_at, start_date, ends_at, capacity, credits, is_public or order.",
            22
        },
        {
            "FIND Session INCLUDE track",
            "\"track\" is a relationship: expected one of its fields such as track.name.",
            22
        },
        { "FIND Session INCLUDE track.nam", "There is no field \"nam\" in tracks: did you mean name?", 28 },
        {
            "FIND Session INCLUDE speaker.email",
            "There is no relationship \"speaker\" in sessions: did you mean speakers?",
            22
        },
        {
            "FIND Session INCLUDE track.room.name",
            "There is no relationship \"room\" in tracks: expected a field, because there is none.",
            28
        },
        {
            "FIND Session WHERE status = \"accepted\"",
            "There is no field \"accepted\" in sessions (a text stands in single quotes: 'accepted'): expected id, title, status, status_category, display_status, starts_at, start_date, ends_at, capacity, credits, is_public or order.",
            29
        },
        {
            "SELECT capacity, name FROM sessions JOIN tracks JOIN rooms",
            "\"name\" could be several things: expected track.name or room.name.",
            18
        },
        {
            "SELECT id FROM sessions JOIN sponsors",
            "No relationship leads to sponsors: expected a relationship that exists (session.track, session.room, session.speakers or speaker.sessions).",
            30
        },
        {
            "SELECT id FROM tracks JOIN sponsors",
            "No relationship leads to sponsors: expected a relationship that exists (session.track).",
            28
        },
        {
            "SELECT id FROM sessions JOIN tracks JOIN track",
            "tracks is already part of the query: expected another entity.",
            42
        },
        {
            "FIND Session INCLUDE title, TITLE",
            "Two columns are called \"TITLE\": expected another name after AS.",
            29
        },
        {
            "FIND Session INCLUDE title, status AS title",
            "Two columns are called \"title\": expected another name after AS.",
            29
        },
        {
            "FIND Session WHERE capacity = '100'",
            "capacity is a number, so it cannot be compared with the text '100': expected a number without quotes such as 100.",
            31
        },
        {
            "FIND Session WHERE '100' = capacity",
            "capacity is a number, so it cannot be compared with the text '100': expected a number without quotes such as 100.",
            20
        },
        {
            "FIND Session WHERE title = 5",
            "title is text, so it cannot be compared with the number 5: expected a text in single quotes such as 'accepted'.",
            28
        },
        {
            "FIND Session WHERE title = TRUE",
            "title is text, so it cannot be compared with TRUE: expected a text in single quotes such as 'accepted'.",
            28
        },
        {
            "FIND Session WHERE is_public = 1",
            "is_public is true or false, so it cannot be compared with the number 1: expected TRUE or FALSE.",
            32
        },
        {
            "FIND Session WHERE is_public = 'yes'",
            "is_public is true or false, so it cannot be compared with the text 'yes': expected TRUE or FALSE.",
            32
        },
        {
            "FIND Session WHERE starts_at = 5",
            "starts_at is a datetime, so it cannot be compared with the number 5: expected a datetime such as '2026-10-12' or '2026-10-12T09:00:00'.",
            32
        },
        {
            "FIND Session WHERE starts_at > '12.10.2026'",
            "'12.10.2026' cannot be read: expected a datetime such as '2026-10-12' or '2026-10-12T09:00:00'.",
            32
        },
        {
            "FIND Session WHERE starts_at > '2026-02-30'",
            "'2026-02-30' cannot be read: expected a datetime such as '2026-10-12' or '2026-10-12T09:00:00'.",
            32
        },
        {
            "FIND Session WHERE starts_at > '0001-01-01T00:00:00+05:00'",
            "'0001-01-01T00:00:00+05:00' cannot be read: expected a datetime such as '2026-10-12' or '2026-10-12T09:00:00'.",
            32
        },
        {
            "FIND Session WHERE starts_at IN ('2026-10-12', 'soon')",
            "'soon' cannot be read: expected a datetime such as '2026-10-12' or '2026-10-12T09:00:00'.",
            48
        },
        {
            "FIND Session WHERE DATE(starts_at) = 'Monday'",
            "'Monday' cannot be read: expected a day such as '2026-10-12'.",
            38
        },
        {
            "FIND Session WHERE TIME(starts_at) > '9am'",
            "'9am' cannot be read: expected a time of day such as '09:00'.",
            38
        },
        {
            "FIND Session WHERE title = capacity",
            "title is text, so it cannot be compared with capacity, which is a number: expected text.",
            28
        },
        {
            "FIND Session WHERE starts_at LIKE '2026-10%'",
            "LIKE cannot take starts_at, which is a datetime: expected a comparison with >= and <, or DATE().",
            20
        },
        {
            "FIND Session WHERE capacity LIKE '1%'",
            "LIKE cannot take capacity, which is a number: expected a column of text.",
            20
        },
        {
            "FIND Session INCLUDE UPPER(capacity)",
            "UPPER cannot take capacity, which is a number: expected text.",
            28
        },
        { "FIND Session INCLUDE MONTH(title)", "MONTH cannot take title, which is text: expected a datetime.", 28 },
        { "FIND Session INCLUDE SUM(title)", "SUM cannot take title, which is text: expected a number.", 26 },
        { "FIND Session INCLUDE LOWER(NULL)", "LOWER cannot take NULL: expected text.", 28 },
        { "FIND Session INCLUDE LOWER(title, title)", "LOWER has too many arguments: expected one argument.", 35 },
        {
            "FIND Session INCLUDE ROUND(credits, 1.5)",
            "ROUND takes decimals second: expected a whole number from 0 to 15.",
            37
        },
        {
            "FIND Session INCLUDE SUM(ROUND(MAX(capacity)))",
            "MAX(capacity) stands inside another aggregate: expected a column.",
            32
        },
        {
            "FIND Session INCLUDE title, COUNT(id)",
            "title may have several values in a group: expected it in GROUP BY title, or in an aggregate such as COUNT.",
            22
        },
        {
            "FIND Session INCLUDE UPPER(title), COUNT(id) GROUP BY status",
            "title may have several values in a group: expected it in GROUP BY title, or in an aggregate such as COUNT.",
            28
        },
        {
            "FIND Session INCLUDE status GROUP BY status ORDER BY title",
            "title may have several values in a group: expected it in GROUP BY title, or in an aggregate such as COUNT.",
            54
        },
        {
            "FIND Session INCLUDE status GROUP BY status HAVING title = 'a'",
            "title may have several values in a group: expected it in GROUP BY title, or in an aggregate such as COUNT.",
            52
        },
        {
            "FIND Session INCLUDE COUNT(id) AS n GROUP BY n",
            "GROUP BY cannot take COUNT(id): expected a column that is no aggregate.",
            46
        },
        {
            "FIND Session GROUP BY status",
            "A query with groups must name what it shows: expected INCLUDE with columns.",
            23
        },
        {
            "SELECT * FROM sessions GROUP BY status",
            "A query with groups must name what it shows: expected columns instead of *.",
            33
        },
        {
            "FIND Session WHERE title",
            "title is text, so it is no condition by itself: expected a comparison such as = or IS NOT NULL.",
            20
        },
        {
            "FIND Session WHERE starts_at CONTAINS '2026'",
            "CONTAINS cannot take starts_at, which is a datetime: expected a comparison with >= and <, or DATE().",
            20
        },
        { "FIND Session WHERE capacity STARTS WITH '1'", "STARTS WITH cannot take capacity, which is a number: expected a column of text.", 20 },
        { "FIND Session WHERE speaker IS EMPTY", "There is no field \"speaker\" in sessions: expected id, title, status, status_category, display_status, starts_at, start_date, ends_at, capacity, credits, is_public or order.", 20 },
        { "FIND Session INCLUDE status GROUP BY status HAVING speakers IS EMPTY", "\"speakers\" is a relationship: expected one of its fields such as speakers.id.", 52 },
        { "FIND Session INCLUDE FORMAT_DATE(starts_at)", "FORMAT_DATE takes a format second: expected a format of YYYY, MM, DD, HH, mm and ss such as 'YYYY-MM'.", 22 },
        { "FIND Session INCLUDE FORMAT_DATE(starts_at, 'YYY')", "'YYY' is no format of a date: expected a format of YYYY, MM, DD, HH, mm and ss such as 'YYYY-MM'.", 45 },
        { "FIND Session INCLUDE FORMAT_DATE(starts_at, 'DD', 1)", "FORMAT_DATE has too many arguments: expected a column and a format.", 51 },
        { "FIND Session WHERE COUNT(id) > 1", "WHERE cannot take COUNT(id): expected it in HAVING.", 20 },
        {
            "SELECT DISTINCT title FROM sessions ORDER BY status",
            "With DISTINCT the rows cannot be ordered by status: expected a column of the result.",
            46
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_query_that_does_not_fit_the_schema_is_told_where_and_what_was_expected(string text, string message, int column)
    {
        var error = Compile(text).Error!;

        (error.Message, error.Line, error.Column).ShouldBe((message, 1, column));
    }

    [Fact]
    public void Too_many_columns_tables_or_terms_are_an_error_before_SQLite_refuses_them()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 201).Select(i => $"id AS c{i}"));
        Compile($"FIND Session INCLUDE {columns}").Error!.Message.ShouldBe("The query has 201 columns: expected at most 200.");

        var path = string.Concat(Enumerable.Repeat("sessions.speakers.", 20));
        Compile($"FIND Speaker INCLUDE {path}email").Error!.Message
            .ShouldBe("The query touches too many tables: expected at most 60.");
    }

    private static CompileResult Compile(string text)
    {
        var parsed = SbqlParser.Parse(text);
        parsed.Error?.Message.ShouldBeNull();
        return SbqlCompiler.Compile(parsed.Query!, ToyConference.Schema, ToyConference.Mapping, [1]);
    }
}
