using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.SbQL.Tests.Parsing;

public sealed class ParseErrorTests
{
    public static TheoryData<string, string, int, int> Cases => new()
    {
        { "", "The query is empty: expected FIND or SELECT.", 1, 1 },
        { "  -- nothing\n", "The query is empty: expected FIND or SELECT.", 2, 1 },
        { "DELETE FROM sessions", "SbQL only reads: expected FIND or SELECT but found \"DELETE\".", 1, 1 },
        { "drop table sessions", "SbQL only reads: expected FIND or SELECT but found \"drop\".", 1, 1 },
        { "SHOW sessions", "Expected FIND or SELECT but found \"SHOW\".", 1, 1 },
        { "SELET title FROM sessions", "Expected FIND or SELECT but found \"SELET\"; did you mean SELECT?", 1, 1 },
        { "FIND", "Expected an entity such as Session but found the end of the query.", 1, 5 },
        { "FIND WHERE", "Expected an entity such as Session but found \"WHERE\".", 1, 6 },
        {
            "FIND Session WHRE status = 'accepted'",
            "Expected INCLUDE, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"WHRE\"; did you mean WHERE?",
            1, 14
        },
        {
            "FIND Session s",
            "Expected INCLUDE, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"s\".",
            1, 14
        },
        { "FIND Session\nINCLUDE", "Expected * or a column but found the end of the query.", 2, 8 },
        { "FIND Session INCLUDE title,", "Expected a column but found the end of the query.", 1, 28 },
        { "FIND Session INCLUDE title AS", "Expected a name for the column but found the end of the query.", 1, 30 },
        {
            "FIND Session INCLUDE title name",
            "Expected AS, \",\", WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"name\".",
            1, 28
        },
        { "FIND Session INCLUDE track.", "Expected a field after the dot but found the end of the query.", 1, 28 },
        { "FIND Session INCLUDE COUNT(id", "Expected \")\" but found the end of the query.", 1, 30 },
        { "FIND Session INCLUDE CUONT(id)", "There is no function \"CUONT\": expected COUNT.", 1, 22 },
        { "FIND Session INCLUDE SUM(DISTINCT capacity)", "Expected a column but found \"DISTINCT\".", 1, 26 },
        {
            "FIND Session INCLUDE title INCLUDE status",
            "Expected AS, \",\", WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"INCLUDE\".",
            1, 28
        },
        { "FIND Session WHERE", "Expected NOT, \"(\" or a column but found the end of the query.", 1, 19 },
        {
            "FIND Session WHERE title 'a'",
            "Expected a comparison (=, !=, <, <=, >, >=, IN, BETWEEN, LIKE, CONTAINS, STARTS WITH, ENDS WITH, IS NULL or IS EMPTY) but found the text 'a'.",
            1, 26
        },
        { "FIND Session WHERE title =", "Expected a value or a column but found the end of the query.", 1, 27 },
        {
            "FIND Session WHERE title = 'a' OR",
            "Expected NOT, \"(\" or a column but found the end of the query.",
            1, 34
        },
        { "FIND Session WHERE title NOT 'a'", "Expected IN, BETWEEN, LIKE, CONTAINS, STARTS WITH or ENDS WITH but found the text 'a'.", 1, 30 },
        { "FIND Session WHERE title IN 'a'", "Expected \"(\" but found the text 'a'.", 1, 29 },
        { "FIND Session WHERE title IN ()", "Expected a value such as 'accepted' but found \")\".", 1, 30 },
        { "FIND Session WHERE title IN ('a' 'b')", "Expected \",\" or \")\" but found the text 'b'.", 1, 34 },
        { "FIND Session WHERE capacity BETWEEN 1 OR 2", "Expected AND but found \"OR\".", 1, 39 },
        {
            "FIND Session WHERE title LIKE 5",
            "Expected a pattern in quotes such as '%keynote%' but found the number 5.",
            1, 31
        },
        { "FIND Session WHERE title IS 5", "Expected NOT, EMPTY or NULL but found the number 5.", 1, 29 },
        { "FIND Session WHERE title IS NOT", "Expected EMPTY or NULL but found the end of the query.", 1, 32 },
        { "FIND Session WHERE title STARTS 'a'", "Expected WITH but found the text 'a'.", 1, 33 },
        { "FIND Session WHERE title CONTAINS a", "Expected a text in quotes such as 'keynote' but found \"a\".", 1, 35 },
        { "FIND Session WHERE (title = 'a'", "Expected AND, OR or \")\" but found the end of the query.", 1, 32 },
        { "FIND Session WHERE title = 'it", "Here is a text that is never closed: expected '.", 1, 28 },
        { "FIND Session WHERE title = \"it", "Here is a name that is never closed: expected \".", 1, 28 },
        { "FIND Session WHERE title = ‘it’", "Here is the curly quote ‘: expected the plain quote '.", 1, 28 },
        { "FIND Session WHERE capacity = 12abc", "Here is \"12abc\": expected a number such as 12 or 12.5.", 1, 31 },
        {
            "FIND Session WHERE capacity = 1 + 2",
            "Here is \"+\", which means nothing in SbQL: expected a name, a value or a comparison.",
            1, 33
        },
        { "FIND Session /* why", "Here is a comment that is never closed: expected */.", 1, 14 },
        {
            "FIND Session WHERE \"\" = 'a'",
            "Here is a name of no characters: expected a name between the quotes.",
            1, 20
        },
        { "FIND Session GROUP status", "Expected BY but found \"status\".", 1, 20 },
        { "FIND Session ORDER BY 1", "Expected a column to order by but found the number 1.", 1, 23 },
        {
            "FIND Session ORDER BY title DSC",
            "Expected ASC, DESC, \",\", INCLUDE, WHERE, GROUP BY, HAVING, LIMIT or the end of the query but found \"DSC\"; did you mean ASC?",
            1, 29
        },
        { "FIND Session LIMIT 0", "Expected a whole number of rows from 1 up but found the number 0.", 1, 20 },
        { "FIND Session LIMIT 1.5", "Expected a whole number of rows from 1 up but found the number 1.5.", 1, 20 },
        { "FIND Session LIMIT ten", "Expected a whole number of rows from 1 up but found \"ten\".", 1, 20 },
        { "FIND Session; FIND Session", "Expected nothing after the semicolon but found \"FIND\".", 1, 15 },
        { "SELECT title", "Expected AS, \",\" or FROM but found the end of the query.", 1, 13 },
        { "SELECT title sessions", "Expected AS, \",\" or FROM but found \"sessions\".", 1, 14 },
        { "SELECT title FROM (SELECT 1)", "Expected an entity such as sessions but found \"(\".", 1, 19 },
        {
            "SELECT title FROM sessions JOIN",
            "Expected an entity such as tracks but found the end of the query.",
            1, 32
        },
        {
            "SELECT title FROM sessions\r\n\tJOIN tracks ON track_id = id",
            "JOIN takes no ON, because the schema's relationships decide: expected the next clause.",
            2, 14
        },
        {
            "SELECT title FROM sessions LEFT JOIN tracks",
            "Expected JOIN, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"LEFT\".",
            1, 28
        },
        {
            "SELECT title FROM sessions UNION SELECT 1",
            "Expected JOIN, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT or the end of the query but found \"UNION\".",
            1, 28
        },
        { "SELECT *, title FROM sessions", "Expected FROM but found \",\".", 1, 9 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_that_is_no_query_is_told_where_and_what_was_expected(string text, string message, int line, int column)
    {
        var result = SbqlParser.Parse(text);

        result.Query.ShouldBeNull();
        (result.Error!.Message, result.Error.Line, result.Error.Column).ShouldBe((message, line, column));
        message.ShouldContain(result.Error.Expected!);
    }

    [Fact]
    public void A_text_that_is_too_long_is_told_the_limit()
    {
        var error = SbqlParser.Parse(new string(' ', 100_001)).Error!;

        error.Message.ShouldBe("The query has 100001 characters: expected at most 100000.");
        (error.Line, error.Column, error.Offset).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("NOT ", "")]
    [InlineData("UPPER(", "title")]
    public void Deep_nesting_is_an_error_and_never_exhausts_the_stack(string opening, string inner)
    {
        var text = "FIND Session WHERE " + string.Concat(Enumerable.Repeat(opening, 10_000)) + inner;

        SbqlParser.Parse(text).Error!.Message.ShouldBe("Too much is nested here: expected at most 100 levels.");
    }

    [Fact]
    public void An_error_shows_a_long_or_broken_name_short_and_on_one_line()
    {
        var name = "a\nb\0" + new string('x', 50);

        SbqlParser.Parse($"FIND Session LIMIT \"{name}\"").Error!.Message
            .ShouldBe($"Expected a whole number of rows from 1 up but found \"a b {new string('x', 36)}…\".");
    }

    [Fact]
    public void The_offset_counts_characters_from_the_beginning()
    {
        SbqlParser.Parse("FIND Session\r\nLIMIT 0").Error!.Offset.ShouldBe(20);
    }
}
