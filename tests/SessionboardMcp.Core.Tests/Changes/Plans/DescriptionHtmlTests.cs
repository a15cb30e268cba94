using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class DescriptionHtmlTests
{
    [Theory]
    [InlineData("How we moved to SQLite.", "<p>How we moved to SQLite.</p>")]
    [InlineData("One\n\nTwo\nlines", "<p>One</p><p>Two<br>lines</p>")]
    [InlineData("a < b && c", "<p>a &lt; b &amp;&amp; c</p>")]
    [InlineData("Map<K, V>", "<p>Map&lt;K, V&gt;</p>")]
    [InlineData("R&amp;D", "<p>R&amp;D</p>")]
    public void A_text_becomes_paragraphs(string given, string written) => DescriptionHtml.Of(given).ShouldBe(written);

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>")]
    [InlineData("<p>One<p>Two", "<p>One</p><p>Two</p>")]
    [InlineData("<b>bold</b> <i>it</i>", "<strong>bold</strong> <em>it</em>")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<p style=\"color:red\" onclick=\"x()\" class=a>x</p>", "<p>x</p>")]
    [InlineData("<a href=\"https://example.org/?a=1&b=2\" target=_blank>x</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">x</a>")]
    [InlineData("<div><span>x</span></div><br/>", "x<br>")]
    public void What_the_editor_makes_stays(string given, string written) => DescriptionHtml.Of(given).ShouldBe(written);

    [Theory]
    [InlineData("<p>x</p><script>alert(1)</script>", "<p>x</p>")]
    [InlineData("<style>p{}</style><p>x</p>", "<p>x</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a><br>", "x<br>")]
    [InlineData("<a href=\" java\tscript:alert(1)\">x</a><br>", "x<br>")]
    [InlineData("<a href=\"data:text/html,x\">x</a><br>", "x<br>")]
    [InlineData("<img src=x onerror=alert(1)><p>x</p>", "<p>x</p>")]
    [InlineData("<svg><script>alert(1)</script></svg><p>x</p>", "<p>x</p>")]
    [InlineData("<!-- <p>hidden</p> --><p>x</p>", "<p>x</p>")]
    [InlineData("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("</p></div><p>x</strong>", "<p>x</p>")]
    [InlineData("<p>\"quoted\"</p>", "<p>&quot;quoted&quot;</p>")]
    public void What_could_do_anything_goes(string given, string written) => DescriptionHtml.Of(given).ShouldBe(written);

    [Fact]
    public void It_is_cleaned_once_and_for_all()
    {
        foreach (var given in new[] { "One\n\nTwo < three", "<p>a &amp; b</p><ul><li><b>c", "<a href='https://example.org/%22%3E'>x</a>" })
            DescriptionHtml.Of(DescriptionHtml.Of(given)).ShouldBe(DescriptionHtml.Of(given));
    }

    [Fact]
    public void Deep_nesting_is_cut_off_and_takes_no_time()
    {
        var written = DescriptionHtml.Of(string.Concat(Enumerable.Repeat("<b>", 6_000)) + "x");

        written.Length.ShouldBeLessThan(400);
        written.ShouldContain("x");
    }
}
