using System.Text.RegularExpressions;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Core.Tests.Pages;

/// <summary>What is around every page, its style, and the messages.</summary>
public sealed class PageFrameTests
{
    private static readonly PageLinks Links = new("/", [new("/one", "One"), new("/two", "Two & more")]);

    [Fact]
    public void A_page_names_its_neighbours_and_which_it_is()
    {
        var html = PageFrame.Of("Title <b>", Html.Of($"<h1>x</h1>"), PageShape.Rows, Links, "/two").ToString();

        html.ShouldContain("<nav aria-label=\"Pages\"><a href=\"/one\">One</a><a href=\"/two\" aria-current=\"page\">Two &amp; more</a></nav>");
        html.ShouldContain("<title>Title &lt;b&gt; · Sessionboard for assistants</title>");
        html.ShouldContain("<main class=\"page wide\">");
        Regex.Count(html, "aria-current").ShouldBe(1);
    }

    [Fact]
    public void A_page_without_neighbours_leads_nowhere()
    {
        var html = PageFrame.Of("Title", Html.Of($"<h1>x</h1>")).ToString();

        html.ShouldNotContain("<a ");
        html.ShouldNotContain("<nav");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public void The_style_fetches_nothing_and_knows_who_sees_less()
    {
        PageStyle.Text.ShouldNotContain("url(");
        PageStyle.Text.ShouldNotContain("@import");
        PageStyle.Text.ShouldNotContain("image-set(");
        foreach (var kind in (string[])["prefers-color-scheme: dark", "forced-colors: active", ":focus-visible"])
            PageStyle.Text.ShouldContain(kind);
        PageStyle.Text.Count(one => one == '{').ShouldBe(PageStyle.Text.Count(one => one == '}'));
    }

    [Theory]
    [InlineData(Turn.Yours, "Your turn")]
    [InlineData(Turn.Operators, "The turn of whoever runs this server")]
    [InlineData(Turn.Sessionboards, "Sessionboard's turn")]
    public void A_message_says_what_happened_whose_turn_it_is_and_one_step(Turn turn, string whose)
    {
        var html = MessageHtml.Of(new("It's <gone>", "Nothing was done & kept.", turn, "Open it again.") { Next = new("/one", "Open"), Code = "a_code" }, Links).ToString();
        var words = System.Net.WebUtility.HtmlDecode(html);

        words.ShouldContain("<h1>It's <gone></h1>");
        html.ShouldNotContain("<gone>");
        words.ShouldContain($"<p class=\"whose\">{whose}</p>");
        html.ShouldContain("<p class=\"step\">Open it again.</p>");
        html.ShouldContain("<a class=\"button\" href=\"/one\">Open</a>");
        html.ShouldContain("<small class=\"code\">a_code</small>");
    }
}
