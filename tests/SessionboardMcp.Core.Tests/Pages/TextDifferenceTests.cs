using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Core.Tests.Pages;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("one two three", "one 2 three", "two ", "2 ")]
    [InlineData("one two three", "one two three four", "three", "three four")]
    [InlineData("one two three", "two three", "one ", "")]
    [InlineData("one two three", "one three", "two ", "")]
    [InlineData("", "one", "", "one")]
    [InlineData("one", "", "one", "")]
    [InlineData("aaa", "aaaa", "aaa", "aaaa")]
    [InlineData("a b a b", "a b a b a b", "", "b a")]
    public void It_names_whole_words(string before, string after, string removed, string added)
    {
        var difference = TextDifference.Of(before, after);

        (difference.Removed.Trim(), difference.Added.Trim()).ShouldBe((removed.Trim(), added.Trim()));
    }

    // Whatever the texts are: what stands before, in and behind the difference is each text again, if nothing was left out around.
    [Fact]
    public void Nothing_is_lost_of_any_two_texts()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var difference = TextDifference.Of(before, after);

            (difference.Lead + difference.Removed + difference.Trail).ShouldBe(before);
            (difference.Lead + difference.Added + difference.Trail).ShouldBe(after);
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => "ab "[random.Next(3)]));
}
