using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Tests.Checking;

namespace SessionboardMcp.SbQL.Tests;

public sealed class SbqlExplainerTests
{
    [Theory]
    [InlineData("FIND Session", "One row for each of the sessions that FIND Session finds: title and status.")]
    [InlineData("FIND Session WHERE is_public INCLUDE title, speakers.email ORDER BY title LIMIT 5",
        "One row for each of the sessions that FIND Session finds, once for each of its speakers where is_public: title and speakers.email. They are ordered by title, at most 5.")]
    [InlineData("SELECT COUNT(*) FROM sessions WHERE capacity > 5", "One row over all sessions where capacity > 5: COUNT(*).")]
    [InlineData("SELECT track.name, COUNT(id) AS n FROM sessions JOIN tracks GROUP BY track.name HAVING n > 1 ORDER BY n DESC",
        "One row for each track.name of sessions with their tracks in groups with n > 1: track.name and COUNT(id). They are ordered by n from the greatest.")]
    [InlineData("SELECT track.name, status, COUNT(id) FROM sessions GROUP BY track.name, status PIVOT status",
        "One row for each track.name and status of sessions: track.name, status and COUNT(id), with a column for each value of status.")]
    [InlineData("SELECT DISTINCT company FROM speakers", "The different values of all speakers: company.")]
    [InlineData("FIND Banana", "One row for each of the Banana: its usual columns.")]
    public void Say_what_is_returned(string text, string expected) =>
        SbqlExplainer.Explain(SbqlParser.Parse(text).Query!, CheckedConference.Schema).ShouldBe(expected);
}
