using System.Net;
using System.Text;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Approval;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>
/// An attacker on this machine, or a page in the person's browser, with all but the key: the port, the ids, the hash of what would be shown, keys
/// that were used. It brings nothing that waits to anything else, and sees nothing. Routes are the product's: a new one has to be looked at, and
/// written into <c>closure.txt</c>.
/// </summary>
public sealed class WindowClosureTests
{
    private static readonly string Reviewed = File.ReadAllText(Path.Combine(RealClients.Root, "tests", "SessionboardMcp.Server.Tests", "Requirements", "closure.txt"));

    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Head, HttpMethod.Options];

    [Fact]
    public async Task At_the_desktop_nothing_but_the_key_approves()
    {
        WindowPages.Routes.Except(Reviewed.Split("[desktop]\n")[1].Split("\n[")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")[0]))
            .ShouldBeEmpty("section [desktop] of closure.txt: look whether it could approve a change, and add it");
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        // A window that was put out, one that is before the person, and no other.
        await scene.ShowAsync(change);
        using (var first = new WindowVisitor())
            await first.OpenAsync(scene.Opened[0]);
        scene.Time.Advance(TimeSpan.FromMinutes(3));
        await scene.ShowAsync(change);
        using var person = new WindowVisitor();
        var page = await person.OpenAsync(scene.Opened[1]);
        var origin = page.At.GetLeftPart(UriPartial.Authority);
        using var attacker = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

        foreach (var path in WindowPages.Routes.Concat(["/pair", "/connections", "/mcp", $"/changes/{change.Id}/", "/changes/../changes", "//changes"]).Select(route => route.Replace("{id}", change.Id)))
        {
            foreach (var query in (string[])["", $"?{Encoded(change)}&key={new Uri(scene.Opened[0]).Query.Split('=')[1]}", "?key=", $"?key={new string('A', 43)}"])
            {
                foreach (var method in Methods)
                    await TryAsync(attacker, method, origin + path + query, change);
            }
        }

        (await scene.KeptAsync(change)).ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Waiting), kept => kept.Version.ShouldBe(change.Version), kept => kept.DecidedBy.ShouldBeNull());
        // The same page, in the browser that has the key: so what was tried was worth trying.
        (await person.PressAsync(page.At, "refuse")).Status.ShouldBe(HttpStatusCode.OK);
        (await scene.KeptAsync(change)).State.ShouldBe(ChangeState.Refused);
    }

    [Theory]
    [InlineData("Host", "localhost:{port}")]
    [InlineData("Host", "evil.example:{port}")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://localhost:{port}")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task With_the_persons_own_cookie_another_page_or_name_decides_nothing(string header, string? value)
    {
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        await scene.ShowAsync(change);
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies });
        using var landed = await browser.GetAsync(scene.Opened[0]);
        var html = await landed.Content.ReadAsStringAsync();
        var at = landed.RequestMessage!.RequestUri!;
        var token = html.Split("name=\"form\" value=\"")[1].Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, at)
        {
            Content = new FormUrlEncodedContent([new("form", token), new("shown", ChangeDecision.HashOf(change)), new("decision", "refuse")]),
        };
        request.Headers.Add("Origin", at.GetLeftPart(UriPartial.Authority));
        request.Headers.Remove(header);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value.Replace("{port}", $"{at.Port}"));

        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await scene.KeptAsync(change)).State.ShouldBe(ChangeState.Waiting);
        html.ShouldContain("Rename the track one.");
        cookies.GetAllCookies().ShouldHaveSingleItem().ShouldSatisfyAllConditions(cookie => cookie.HttpOnly.ShouldBeTrue(), cookie => cookie.Path.ShouldBe("/changes"));
        landed.Headers.GetValues("Content-Security-Policy").ShouldBe([PageFrame.Policy]);
        landed.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        landed.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static async Task TryAsync(HttpClient attacker, HttpMethod method, string address, ChangeSet change)
    {
        foreach (var content in (Func<HttpContent?>[])[() => null, () => new StringContent(Encoded(change), Encoding.UTF8, "application/x-www-form-urlencoded")])
        {
            using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Get || method == HttpMethod.Head ? null : content() };
            request.Headers.Add("Origin", new Uri(address).GetLeftPart(UriPartial.Authority));
            request.Headers.Add("Cookie", $"sessionboard-window-{new Uri(address).Port}={new string('A', 43)}");
            using var answer = await attacker.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            if (new Uri(address).AbsolutePath != PageStyle.Path || method != HttpMethod.Get)
                ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{method} {address}");
            said.ShouldNotContain("Rename the track");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    private static string Encoded(ChangeSet change) => string.Join('&', new (string Name, string Value)[]
    {
        ("decision", "approve"), ("shown", ChangeDecision.HashOf(change)), ("change", $"{change.Id} {ChangeDecision.HashOf(change)}"), ("free_edits", "30"), ("id", change.Id),
        ("form", ChangeDecision.HashOf(change)), ("connection", change.Connection),
    }.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
}
