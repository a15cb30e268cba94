using SessionboardMcp.SbQL.Sqlite.Functions;

namespace SessionboardMcp.SbQL.Sqlite.Tests.Functions;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("%", "")]
    [InlineData("%", "anything")]
    [InlineData("a%", "Apple")]
    [InlineData("%son", "JOHNSON")]
    [InlineData("%ab%ab%", "xxabyyabzz")]
    [InlineData("%aab", "aaaab")]
    [InlineData("_%_", "ab")]
    [InlineData("grün", "GRÜN")]
    [InlineData("%100%%", "up to 100 percent")]
    public void It_matches(string pattern, string text) => LikePattern.Matches(pattern, text).ShouldBeTrue();

    [Theory]
    [InlineData("", "a")]
    [InlineData("_", "")]
    [InlineData("a", "ab")]
    [InlineData("_%_", "a")]
    [InlineData("%ab%ab%", "xxabyy")]
    [InlineData("a%b", "abc")]
    [InlineData("a.c", "abc")]
    public void Does_not_match(string pattern, string text) => LikePattern.Matches(pattern, text).ShouldBeFalse();

    [Fact]
    public void A_pattern_made_to_be_slow_is_not() =>
        LikePattern.Matches(string.Concat(Enumerable.Repeat("%a", 500)) + "b", new string('a', 20_000)).ShouldBeFalse();
}
