namespace SessionboardMcp.SbQL.Sqlite.Tests.Functions;

public sealed class TextRulesTests : IDisposable
{
    private readonly SbqlDatabase _database = Programme.Create();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("title = 'ÉDUCATION'", "Éducation")]
    [InlineData("title LIKE 'é%'", "Éducation")]
    [InlineData("UPPER(title) = 'ÜBER DATA'", "über data")]
    [InlineData("LOWER(title) = 'éducation'", "Éducation")]
    public void Text_is_compared_without_case_in_all_of_unicode(string condition, string expected) =>
        Programme.Run(_database, $"FIND Session WHERE {condition} INCLUDE title").ShouldHaveSingleItem().ShouldBe([expected]);

    [Fact]
    public void Text_sorts_without_case_and_nulls_come_last() =>
        Programme.Run(_database, "FIND Session INCLUDE title ORDER BY title").Select(row => row[0])
            .ShouldBe(["Opening", "zen", "Éducation", "über data", null]);

    [Theory]
    [InlineData("title LIKE '%'")]
    [InlineData("NOT (title LIKE 'x')")]
    public void Nothing_matches_no_pattern_and_fails_none(string condition) =>
        Programme.Run(_database, $"FIND Session WHERE {condition} INCLUDE title").Count.ShouldBe(4);
}
