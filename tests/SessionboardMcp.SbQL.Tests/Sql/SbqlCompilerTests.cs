using System.Globalization;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Sql;

public sealed class SbqlCompilerTests
{
    [Fact]
    public void Columns_bear_alias_or_path_type_and_whether_they_are_personal()
    {
        var columns = Compile("""
            SELECT speaker.Full_Name, upper( email ) AS mail, min(email), count( distinct  email ), company,
                MAX(sessions.starts_at), AVG(sessions.capacity), sessions.is_public, DATE(sessions.starts_at)
            FROM speakers
            GROUP BY full_name, email, company, sessions.is_public, sessions.starts_at
            """).Columns;

        columns.ShouldBe(
        [
            new ResultColumn("speaker.Full_Name", SbqlType.Text, true),
            new ResultColumn("mail", SbqlType.Text, true),
            new ResultColumn("MIN(email)", SbqlType.Text, true),
            new ResultColumn("COUNT(DISTINCT email)", SbqlType.Int, false),
            new ResultColumn("company", SbqlType.Text, false),
            new ResultColumn("MAX(sessions.starts_at)", SbqlType.Datetime, false),
            new ResultColumn("AVG(sessions.capacity)", SbqlType.Decimal, false),
            new ResultColumn("sessions.is_public", SbqlType.Boolean, false),
            new ResultColumn("DATE(sessions.starts_at)", SbqlType.Text, false),
        ]);
    }

    [Theory]
    [InlineData("SELECT track.name AS t, status, COUNT(id) FROM sessions GROUP BY t, status PIVOT Status", 1)]
    [InlineData("SELECT track.name AS t, status, COUNT(id) FROM sessions PIVOT T GROUP BY t, status", 0)]
    [InlineData("SELECT track.name AS t, status, COUNT(id) FROM sessions GROUP BY t, status PIVOT track.name", 0)]
    [InlineData("SELECT MONTH(starts_at), COUNT(*) FROM sessions GROUP BY MONTH(starts_at) PIVOT month(starts_at)", 0)]
    [InlineData("SELECT status AS pivot FROM sessions ORDER BY pivot", null)]
    public void The_column_to_pivot_on_is_named_or_written_again(string text, int? column) => Compile(text).PivotColumn.ShouldBe(column);

    [Fact]
    public void Default_columns_bear_the_names_of_the_schema() =>
        Compile("find session").Columns.Select(column => column.Name).ShouldBe(["title", "status"]);

    [Fact]
    public void Nothing_that_the_query_says_enters_the_statement()
    {
        var compiled = Compile("""
            SELECT title AS "x; DROP TABLE y", 'marker1' AS marker2, ROUND(credits, 7) AS marker3 FROM sessions
            WHERE status = 'marker4' AND title LIKE '%marker5' AND capacity IN (987654, 42.125) AND starts_at > '2031-05-06'
                AND DATE(ends_at) <> '2032-07-08' AND track.name BETWEEN 'marker6' AND 'marker7' AND is_public = TRUE
            ORDER BY "x; DROP TABLE y" LIMIT 4321
            """);

        foreach (var text in new[] { "marker", "DROP", "7)", "987654", "42.125", "2031", "2032", "4321", "true" })
            compiled.Sql.ShouldNotContain(text);
        compiled.Sql.ShouldStartWith("SELECT ");
        compiled.Sql.ShouldNotContain(";");
        compiled.Parameters.Select(parameter => parameter.Value.GetType()).Distinct()
            .ShouldBe([typeof(long), typeof(string), typeof(double), typeof(bool)], ignoreOrder: true);
        compiled.Columns.Select(column => column.Name).ShouldBe(["x; DROP TABLE y", "marker2", "marker3"]);
    }

    [Fact]
    public void A_path_is_joined_once_however_often_it_is_written()
    {
        var sql = Compile("""
            FIND Session INCLUDE track.name, COUNT(speakers.id) AS n WHERE track.name <> 'x' AND speakers.company <> 'y'
            GROUP BY track.name ORDER BY track.name
            """).Sql;

        (sql.Split(" JOIN ").Length - 1).ShouldBe(3);
    }

    [Fact]
    public void Equal_values_share_a_parameter()
    {
        Compile("FIND Session WHERE title IN ('a', 'A', 'a')").Parameters.Select(parameter => parameter.Value)
            .ShouldBe([1L, 0L, "a", "A"]);
    }

    [Fact]
    public void No_event_is_no_row_and_never_every_row()
    {
        using var database = new ToyDatabase();
        var query = SbqlParser.Parse("SELECT id FROM sessions").Query!;

        var compiled = SbqlCompiler.Compile(query, ToyConference.Schema, ToyConference.Mapping, []);

        database.Rows(compiled.Query!).ShouldBeEmpty();
    }

    [Fact]
    public void The_statement_can_be_wrapped_for_counting_and_paging()
    {
        using var database = new ToyDatabase();
        var compiled = Compile("SELECT id, speakers.email FROM sessions");
        var whole = database.Rows(compiled);

        database.Rows(compiled with { Sql = $"SELECT COUNT(*) FROM ({compiled.Sql})" })
            .ShouldBe([whole.Count.ToString(CultureInfo.InvariantCulture)]);
        database.Rows(compiled with { Sql = $"SELECT * FROM ({compiled.Sql}) LIMIT 2 OFFSET 2" }).ShouldBe(whole.Skip(2).Take(2));
    }

    [Fact]
    public void A_mapping_that_lacks_a_field_is_a_mistake_of_the_program()
    {
        var mapping = ToyConference.Mapping with { Entities = new Dictionary<string, SqlEntity>() };
        var query = SbqlParser.Parse("FIND Session").Query!;

        Should.Throw<InvalidOperationException>(() => SbqlCompiler.Compile(query, ToyConference.Schema, mapping, [1]))
            .Message.ShouldBe("The mapping has no table for sessions.");
    }

    private static CompiledQuery Compile(string text)
    {
        var result = SbqlCompiler.Compile(SbqlParser.Parse(text).Query!, ToyConference.Schema, ToyConference.Mapping, [1]);
        result.Error?.Message.ShouldBeNull();
        return result.Query!;
    }
}
