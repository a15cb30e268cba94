using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;

namespace SessionboardMcp.SbQL.Tests.Checking;

public sealed class SbqlCheckerTests
{
    [Fact]
    public void Every_wrong_name_is_told_at_once_and_errors_come_first()
    {
        var result = Check("FIND Session WHERE status = 'accepted' INCLUDE titel, track.nam, speaker.email");

        result.Diagnostics.Select(found => found.Code).ShouldBe(["SBQL006", "SBQL006", "SBQL010", "SBQL103"]);
        (result.HasErrors, result.Query is null).ShouldBe((true, false));
    }

    [Theory]
    [InlineData("FIND Speaker WHERE email IS NULL INCLUDE id")]
    [InlineData("FIND Speaker WHERE email IS NOT EMPTY INCLUDE id")]
    [InlineData("FIND Speaker INCLUDE company GROUP BY company HAVING COUNT(email) > 1")]
    [InlineData("FIND Session WHERE speakers IS EMPTY INCLUDE COUNT(id)")]
    [InlineData("FIND Session INCLUDE speakers.id, COUNT(id) GROUP BY speakers.id")]
    [InlineData("FIND Session INCLUDE track.name, COUNT(id) GROUP BY track.name")]
    [InlineData("SELECT speaker.full_name, COUNT(session.id) AS session_count FROM speakers JOIN sessions WHERE session.is_abstract = FALSE GROUP BY speaker.full_name ORDER BY session_count DESC")]
    public void What_is_right_is_passed_over_in_silence(string text) => Check(text).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void The_known_queries_of_Sessionboard_have_no_error()
    {
        foreach (var row in Sql.KnownQueryTests.Queries)
            Check((string)row[0], new CheckOptions()).HasErrors.ShouldBeFalse((string)row[0]);
    }

    [Fact]
    public void Every_query_whose_rows_are_known_has_no_error()
    {
        string[] right =
        [
            .. Sql.QueryRowsTests.Queries.Select(row => (string)row[0]),
            .. Sql.ConditionRowsTests.Conditions.Select(row => $"SELECT session.id FROM sessions WHERE {row[0]} ORDER BY id"),
            .. Sql.ConditionRowsTests.Conditions.Select(row => $"FIND Session WHERE {row[0]}"),
        ];

        right.Length.ShouldBeGreaterThanOrEqualTo(80);
        foreach (var text in right)
            Check(text, new CheckOptions()).Diagnostics.ShouldNotContain(found => found.Severity == DiagnosticSeverity.Error, text);
    }

    [Fact]
    public void Without_masking_personal_data_may_be_tested() =>
        Check("FIND Speaker WHERE email = 'a@b.c' INCLUDE id", new CheckOptions()).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void The_cap_on_length_is_an_option()
    {
        var found = Check("FIND Session", new CheckOptions { MaxLength = 11 }).Diagnostics.ShouldHaveSingleItem();

        (found.Code, found.Message).ShouldBe(("SBQL014", "The query has 12 characters: expected at most 11."));
    }

    [Fact]
    public void A_warning_does_not_keep_a_query_from_being_sent() =>
        Check("SELECT title FROM sessions LEFT JOIN tracks").HasErrors.ShouldBeFalse();

    [Fact]
    public void Codes_are_unique() => DiagnosticRules.All.Select(rule => rule.Code).ShouldBeUnique();

    private static CheckResult Check(string text, CheckOptions? options = null) =>
        SbqlChecker.Check(text, CheckedConference.Schema, options ?? CheckedConference.Options);
}
