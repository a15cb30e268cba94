using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Tests.Conference;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests.Writing;

public sealed class SbqlFormatterTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "find Session include title as t limit 05", "FIND Session\nINCLUDE title AS t\nLIMIT 5" },
        {
            "select distinct session.title, count( * ) from sessions join tracks where not(a=1 or b<>2) and c is not null group by x having n>1 order by n desc, x asc",
            "SELECT DISTINCT session.title, COUNT(*)\nFROM sessions\nJOIN tracks\nWHERE NOT (a = 1 OR b != 2) AND c IS NOT NULL\nGROUP BY x\nHAVING n > 1\nORDER BY n DESC, x"
        },
        { "find Session where is_public pivot STATUS include status, count(*) group by status", "FIND Session\nWHERE is_public\nINCLUDE status, COUNT(*)\nGROUP BY status\nPIVOT STATUS" },
        { "SELECT * FROM `sessions`", "SELECT *\nFROM sessions" },
        { "FIND Session WHERE \"order\" = 1.50 AND (a = 'it''s' AND b IN (1,NULL,true))", "FIND Session\nWHERE \"order\" = 1.5 AND a = 'it''s' AND b IN (1, NULL, TRUE)" },
        { "FIND Session WHERE `a \"b` not contains 'x' OR (a starts with 'y' and not is_public)", "FIND Session\nWHERE \"a \"\"b\" NOT CONTAINS 'x' OR a STARTS WITH 'y' AND NOT is_public" },
        { "FIND Session -- why\n WHERE speakers is not empty INCLUDE session.order, format_date(starts_at,'YYYY')", "FIND Session\nWHERE speakers IS NOT EMPTY\nINCLUDE session.order, FORMAT_DATE(starts_at, 'YYYY')" },
        { "FIND Session WHERE a not between 1 and 2 and b not like '%x' and c not in ('d')", "FIND Session\nWHERE a NOT BETWEEN 1 AND 2 AND b NOT LIKE '%x' AND c NOT IN ('d')" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_written_in_one_way(string text, string expected)
    {
        var formatted = Format(text);

        formatted.ShouldBe(expected);
        Format(formatted).ShouldBe(formatted);
    }

    [Fact]
    public void Return_the_same_rows()
    {
        using var database = new ToyDatabase();
        string[] texts =
        [
            .. Sql.KnownQueryTests.Queries.Select(row => (string)row[0]),
            .. Sql.QueryRowsTests.Queries.Select(row => (string)row[0]),
            .. Sql.ConditionRowsTests.Conditions.Select(row => $"SELECT id FROM sessions WHERE {row[0]}"),
        ];
        foreach (var text in texts)
            database.Rows(Format(text)).ShouldBe(database.Rows(text), text);
    }

    private static string Format(string text) => SbqlFormatter.Format(SbqlParser.Parse(text).Query!);
}
