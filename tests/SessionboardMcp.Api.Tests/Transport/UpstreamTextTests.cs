using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Tests.Transport;

public sealed class UpstreamTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  two\r\n\tlines  ", "two lines")]
    [InlineData("zero\u200Bwidth\u2060 and \u202Eturned\u202C", "zerowidth and turned")]
    [InlineData("filler\u3164\uFE0F", "filler")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    [InlineData("lone \uD800 half", "lone half")]
    [InlineData("bell\u0007bell", "bell bell")]
    [InlineData("\u200B \n", null)]
    [InlineData(null, null)]
    public void Text_is_one_visible_line(string? text, string? expected) => UpstreamText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Text_is_cut_between_characters_never_inside_one()
    {
        var clean = UpstreamText.Clean(new string('x', 299) + "😀");

        clean.ShouldBe(new string('x', 299));
    }
}
