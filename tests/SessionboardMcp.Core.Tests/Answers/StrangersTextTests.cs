using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tests.Answers;

public class StrangersTextTests
{
    [Theory]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u0007b", "ab")]
    [InlineData("a\U000E0041b", "ab")]
    [InlineData("a\uFE01b", "ab")]
    [InlineData("line\nbreak\ttab", "line\nbreak\ttab")]
    [InlineData("👩\u200D💻 ❤\uFE0F", "👩\u200D💻 ❤\uFE0F")]
    [InlineData("مرحبا שלום 日本", "مرحبا שלום 日本")]
    public void What_cannot_be_seen_is_removed(string text, string expected) =>
        StrangersText.WithoutInvisible(text).ShouldBe(expected);

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        var clean = StrangersText.Clean(new string('x', 1_500), 1_000, out var wasCut);

        wasCut.ShouldBeTrue();
        clean.ShouldBe(new string('x', 1_000) + "… [cut, 1500 characters]");
    }

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        var clean = StrangersText.Clean(string.Concat(Enumerable.Repeat("😀", 60)), 99, out _);

        clean.ShouldStartWith(string.Concat(Enumerable.Repeat("😀", 49)) + "…");
    }
}
