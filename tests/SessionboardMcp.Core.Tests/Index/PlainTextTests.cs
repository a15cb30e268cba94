using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

public class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("<p><br></p>", "")]
    [InlineData("<p>&nbsp;</p>", "")]
    [InlineData("<p>One</p><p>two &amp; three</p>", "One two & three")]
    [InlineData("a < b and b > c", "a < b and b > c")]
    [InlineData("x<!-- do not show --><script>alert(1)</script><style>p{}</style>y", "x y")]
    [InlineData("<!-- never closed", "")]
    public void Only_the_text_is_left(string? markup, string expected) => PlainText.Of(markup).ShouldBe(expected);
}
