using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Tests.Checking;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Tests.Parsing;

/// <summary>A query that was read once says the same to all who look at it after each other as its text does.</summary>
public sealed class ReadQueryTests
{
    public static TheoryData<string> Texts =>
    [
        "FIND Session WHERE status_category = 'acepted' INCLUDE titel",
        "FIND Session INCLUDE title LIMIT 3",
        "SELECT title FROM sessions WHERE capacity > '100'",
        "FIND Session WHERE",
        "FIND Session; DROP TABLE sessions",
        "FIND Session WHERE title = ‘x’",
        "",
        "\uD800",
        new string('x', SbqlParser.MaxLength + 1),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_said_of_the_tree_is_said_of_the_text(string text)
    {
        var read = SbqlParser.Read(text);
        var parsed = SbqlParser.Parse(text);

        read.Text.ShouldBeSameAs(text);
        (read.Query is null).ShouldBe(parsed.Query is null);
        read.Error.ShouldBe(parsed.Error);
        (read.Query is null).ShouldBe(read.Error is not null);
        foreach (var masks in new[] { false, true })
        {
            var options = CheckedConference.Options with { MasksPersonalData = masks };
            SbqlChecker.Check(read, CheckedConference.Schema, options).Diagnostics.ShouldBe(SbqlChecker.Check(text, CheckedConference.Schema, options).Diagnostics);
        }

        SbqlFixer.Fix(read, CheckedConference.Schema, CheckedConference.Options).Text.ShouldBe(SbqlFixer.Fix(text, CheckedConference.Schema, CheckedConference.Options));
    }

    [Fact]
    public void A_query_without_a_safe_mend_stays_the_same_value()
    {
        var read = SbqlParser.Read("FIND Session INCLUDE title LIMIT 3");

        SbqlFixer.Fix(read, CheckedConference.Schema, CheckedConference.Options).ShouldBeSameAs(read);
    }

    [Theory]
    [InlineData("find Session\nwhere title = 'a'\n  include title", "FIND Session WHERE title = 'a' INCLUDE title")]
    [InlineData("FIND Session", "FIND Session")]
    [InlineData("FIND Session WHERE title = 'a\nb'", null)]
    [InlineData("FIND Session WHERE title = 'a\r\nb'", null)]
    [InlineData("FIND Session WHERE title = 'a\u2028b'", null)]
    [InlineData("FIND Session WHERE title = 'a\u0085b'", null)]
    [InlineData("FIND Session INCLUDE title AS \"a\nb\"", null)]
    public void A_query_goes_on_one_line_where_no_line_break_of_it_means_something(string text, string? line)
    {
        var query = SbqlParser.Read(text).Query.ShouldNotBeNull();

        SbqlFormatter.FormatOnOneLine(query).ShouldBe(line);
        if (line is not null)
            SbqlFormatter.Format(SbqlParser.Read(line).Query.ShouldNotBeNull()).ShouldBe(SbqlFormatter.Format(query));
    }
}
