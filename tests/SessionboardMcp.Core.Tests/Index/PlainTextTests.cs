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

    [Theory]
    [InlineData("List<String> and Map<K, V>", "List<String> and Map<K, V>")]
    [InlineData("AT&amp;T, R&D, a&b;c", "AT&T, R&D, a&b;c")]
    [InlineData("?a=1&copy=2&section=3", "?a=1&copy=2&section=3")]
    [InlineData("<p>&lt;script&gt; is a tag</p>", "<script> is a tag")]
    [InlineData("<b>ja</b>ne@x<i>.org</i>", "jane@x.org")]
    [InlineData("jane<script>1</script>@x.org", "jane@x.org")]
    [InlineData("one<br/>two<td>three", "one two three")]
    [InlineData("<o:p>word</o:p> <x-y>z</x-y>", "word z")]
    [InlineData("<img src=x onerror=alert(1)>text", "text")]
    [InlineData("<textarea><b>x</b></textarea>", "<b>x</b>")]
    [InlineData("<script>never closed <p>x", "")]
    [InlineData("&#xD83D;a&#0;b", "ab")]
    public void Text_stays_and_markup_goes(string markup, string expected) => PlainText.Of(markup).ShouldBe(expected);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<script>")]
    [InlineData("<style>")]
    [InlineData("<!--")]
    [InlineData("<a b='")]
    [InlineData("<b><p><table>")]
    [InlineData("<p a=1 b=2 ")]
    [InlineData("<")]
    [InlineData("&lt;&amp;")]
    [InlineData("&amp")]
    public void A_hundred_thousand_of_anything_are_read_at_once(string part)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        _ = PlainText.Of(string.Concat(Enumerable.Repeat(part, 100_000)) + "x");

        // Building a tree of 100,000 nested elements takes minutes; even a busy machine reads their tags in a second or two.
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_text_of_attributes_is_no_slower_than_any_other()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        PlainText.Of("<p " + string.Concat(Enumerable.Range(0, 20_000).Select(n => $"a{n}=1 ")) + ">x").ShouldBe("x");

        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_beginning_does_not_end_inside_an_address() =>
        PlainText.Beginning("Write to someone@example.org today", 20).ShouldBe("Write to…");
}
