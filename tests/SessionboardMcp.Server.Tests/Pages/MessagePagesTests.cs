using System.Net;
using System.Text.RegularExpressions;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Pages;

/// <summary>Whatever goes wrong: what happened, whose turn it is, one next step, and the code small.</summary>
public sealed class MessagePagesTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("/as/consent", 400, "This sign-in is not known here", "Your turn", null)]
    [InlineData("/as/authorize?client_id=unknown", 400, "Your assistant's request was not right", "Your turn", "invalid_request")]
    [InlineData("/changes/unknown", 404, "This browser does not know that change", "Your turn", null)]
    [InlineData("/no/such/page", 404, "There is no such page", "Your turn", null)]
    [InlineData("/connections/old", 404, "There is no such page", "Your turn", null)]
    public async Task A_page_says_what_happened_whose_turn_it_is_and_one_step(string address, int status, string title, string turn, string? code)
    {
        _visitor.Accept("text/html,application/xhtml+xml,*/*;q=0.8");

        using var answer = await _visitor.GetAsync(address);

        ShouldBeAMessage(await answer.Content.ReadAsStringAsync(), title, turn, code);
        answer.StatusCode.ShouldBe((HttpStatusCode)status);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
    }

    [Theory]
    [InlineData("/connections")]
    [InlineData("/pair")]
    [InlineData("/changes")]
    public async Task A_form_that_is_not_ours_leads_back_to_its_page(string address)
    {
        using var answer = await _visitor.PostAsync(address, new() { ["decision"] = "approve" });

        var html = await answer.Content.ReadAsStringAsync();
        ShouldBeAMessage(html, "This cannot go on", "Your turn", null);
        html.ShouldContain($"<a class=\"button\" href=\"{address}\">");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    public async Task Programs_that_look_for_a_document_get_the_bare_404(string accept)
    {
        _visitor.Accept(accept);

        using var answer = await _visitor.GetAsync("/.well-known/something-else");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("*/*", false)]
    public async Task What_fails_here_is_a_page_in_a_browser_too_and_tells_nothing_of_why(string accept, bool isPage)
    {
        using var broken = new SignInServer();
        await broken.InitializeAsync();
        using var visitor = new Visitor(broken.Address);
        await visitor.ConnectAsync();
        visitor.Accept(accept);
        await broken.QueryAsync(database => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(database.Database, "ALTER TABLE Connections RENAME TO Away"));

        using var answer = await visitor.GetAsync("/connections");
        var text = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldNotContain("Connections\"");
        text.ShouldNotContain("Sqlite");
        text.Contains("<html", StringComparison.Ordinal).ShouldBe(isPage);
        if (isPage)
            ShouldBeAMessage(text, "Something went wrong here", "The turn of whoever runs this server", "503");
        await broken.DisposeAsync();
    }

    private static void ShouldBeAMessage(string html, string title, string turn, string? code)
    {
        WebUtility.HtmlDecode(Regex.Match(html, "<h1>(.*?)</h1>").Groups[1].Value).ShouldBe(title);
        Regex.Matches(html, "<p class=\"whose\">(.*?)</p>").Select(match => match.Groups[1].Value).ShouldBe([turn]);
        Regex.Count(html, "<p class=\"step\">(.+?)</p>").ShouldBe(1);
        Regex.Matches(html, "<small class=\"code\">(.*?)</small>").Select(match => match.Groups[1].Value).ShouldBe(code is null ? [] : [code]);
    }
}
