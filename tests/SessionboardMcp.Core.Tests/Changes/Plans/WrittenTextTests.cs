using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("  Opening keynote ", "Opening keynote")]
    [InlineData("Top\u202Esecret\u200B talk", "Topsecret talk")]
    [InlineData("*** Opening ***", "*** Opening ***")]
    [InlineData("Two\nlines", "Two\nlines")]
    [InlineData("•••  Agenda •••", "•••  Agenda •••")]
    [InlineData("• One\n• Two", "• One\n• Two")]
    [InlineData("A ★★★★★ hotel", "A ★★★★★ hotel")]
    public void A_text_is_written_without_what_cannot_be_seen(string given, string written) => WrittenText.Of("title", given, 255).ShouldBe(written);

    [Theory]
    [InlineData("j***@a***.com")]
    [InlineData("Ask j*** d*** about it")]
    [InlineData("Call ***-***-4567, please")]
    [InlineData("J＊＊＊ D＊＊＊")]
    [InlineData("J••• D•••")]
    [InlineData("●●●")]
    public void A_mask_is_never_written(string given) =>
        Should.Throw<InvalidArgumentException>(() => WrittenText.Of("title", given, 255)).Message.ShouldContain("is a mask that hides the real value");

    [Fact]
    public void What_this_server_cut_is_never_written()
    {
        var cut = StrangersText.Shown(new string('a', 2_000) + " end", masks: true, 1_000, out var wasCut);

        wasCut.ShouldBeTrue();
        Should.Throw<InvalidArgumentException>(() => WrittenText.Of("description", cut, 20_000)).Message.ShouldContain("would lose the rest");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B\u202E ")]
    public void Nothing_to_be_seen_is_nothing(string given) =>
        Should.Throw<InvalidArgumentException>(() => WrittenText.Of("title", given, 255)).Message.ShouldBe("Argument `title` holds nothing that can be seen.");

    [Fact]
    public void What_is_too_long_says_how_long_it_may_be() =>
        Should.Throw<InvalidArgumentException>(() => WrittenText.Of("title", new string('a', 256), 255)).Message.ShouldBe("Argument `title` has 256 characters, and Sessionboard holds 255. Shorten it.");
}
