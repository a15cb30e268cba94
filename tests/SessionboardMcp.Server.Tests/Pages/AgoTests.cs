using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Tests.Pages;

public sealed class AgoTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-90, "just now")]
    [InlineData(0, "just now")]
    [InlineData(119, "just now")]
    [InlineData(120, "2 minutes ago")]
    [InlineData(3_599, "59 minutes ago")]
    [InlineData(3_600, "an hour ago")]
    [InlineData(7_200, "2 hours ago")]
    [InlineData(86_399, "23 hours ago")]
    [InlineData(86_400, "a day ago")]
    [InlineData(172_800, "2 days ago")]
    [InlineData(1_209_599, "13 days ago")]
    [InlineData(1_209_600, "on 15 Nov 2026")]
    public void It_is_told_in_words_that_need_no_time_zone(int seconds, string words) => Ago.Of(Now.AddSeconds(-seconds), Now).ShouldBe(words);

    [Fact]
    public void Exactly_is_in_UTC() => Ago.Exactly(new DateTimeOffset(2026, 11, 29, 1, 5, 0, TimeSpan.FromHours(2))).ShouldBe("28 Nov 2026, 23:05 UTC");
}
