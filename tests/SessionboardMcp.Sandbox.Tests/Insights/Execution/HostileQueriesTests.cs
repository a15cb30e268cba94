using static SessionboardMcp.Sandbox.Tests.Insights.Execution.Asking;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

public sealed class HostileQueriesTests
{
    private static long Sessions() => (long)Page("SELECT COUNT(*) AS n FROM sessions").Rows[0][0]!;

    [Theory]
    [InlineData("'; DROP TABLE sessions")]
    [InlineData("FIND Session; DROP TABLE sessions")]
    [InlineData("DELETE FROM sessions")]
    [InlineData("UPDATE sessions SET title = 'x'")]
    [InlineData("PRAGMA query_only = 0")]
    [InlineData("ATTACH DATABASE '/etc/passwd' AS x")]
    [InlineData("SELECT title FROM sessions UNION SELECT sql FROM sqlite_master")]
    [InlineData("SELECT sql FROM sqlite_master")]
    [InlineData("SELECT row_key FROM sessions")]
    [InlineData("SELECT custom_0 FROM sessions")]
    [InlineData("SELECT load_extension('x') FROM sessions")]
    [InlineData("SELECT title FROM sessions WHERE (SELECT 1)")]
    [InlineData("SELECT title FROM session_speakers")]
    public void What_is_no_query_over_the_schema_is_refused_and_changes_nothing(string text)
    {
        var before = Sessions();
        var error = Ask(text).Error.ShouldNotBeNull();
        error.ShouldMatch(@" \(line \d+, column \d+\)$");
        Sessions().ShouldBe(before);
    }

    [Theory]
    [InlineData("FIND Session WHERE title = '''; DROP TABLE sessions; --' INCLUDE id")]
    [InlineData("FIND Session WHERE title LIKE '%\" OR 1=1 --%' INCLUDE id")]
    [InlineData("FIND Session WHERE title = 'a' -- ' OR 1=1")]
    [InlineData("FIND Session WHERE title IN ('x'') OR (1=1', '@p0') INCLUDE id")]
    public void Texts_of_a_query_are_only_compared_with(string text)
    {
        var page = Page(text);
        page.TotalRows.ShouldBe(0);
        Sessions().ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void The_name_of_a_column_is_only_a_name()
    {
        var page = Page("SELECT COUNT(*) AS \"n\"\"; DROP TABLE sessions; --\" FROM sessions");
        page.Columns[0].Name.ShouldBe("n\"; DROP TABLE sessions; --");
        Sessions().ShouldBe((long)page.Rows[0][0]!);
    }

    [Fact]
    public void Errors_say_where()
    {
        Ask("FIND Session\n  WHERE titel = 'x'").Error.ShouldNotBeNull().ShouldEndWith("(line 2, column 9)");
    }

    [Fact]
    public void Records_of_other_events_cannot_be_reached()
    {
        var page = Page("FIND Room INCLUDE event_id, sessions.event_id AS other GROUP BY event_id, sessions.event_id");
        page.Rows.SelectMany(row => row).OfType<long>().Distinct().ShouldBe([(long)Seeded.DevCon]);
        Page("SELECT COUNT(*) AS n FROM sessions", r => r with { EventIds = [] }).Rows[0][0].ShouldBe(0L);
    }

    [Fact]
    public void Custom_fields_belong_to_a_query_over_one_event()
    {
        Ask("FIND Session INCLUDE recording_consent").Error.ShouldBeNull();
        Ask("FIND Session INCLUDE recording_consent", r => r with { EventIds = [Seeded.DevCon, Seeded.Publishing] })
            .Error.ShouldNotBeNull().ShouldContain("recording_consent");
    }
}
