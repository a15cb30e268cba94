using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Approval;

public sealed class PairingTests : IAsyncLifetime
{
    private ApprovalScene _scene = null!;

    public async Task InitializeAsync() => _scene = await ApprovalScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact, OnBothStores]
    public async Task A_phone_is_paired_by_the_code_that_the_browser_shows()
    {
        var change = await _scene.WaitingAsync();
        var phone = _scene.Browser();
        (await ApprovalScene.OpenAsync(phone, $"/changes/{change.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var paired = await TypeAsync(phone, (await CodeAsync(_scene.Person)).ToLowerInvariant().Replace('-', ' '));

        (paired.Status, paired.Location).ShouldBe((HttpStatusCode.Redirect, "/changes"));
        (await ApprovalScene.PressAsync(phone, change, "approve")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _scene.KeptAsync(change)).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var code = await CodeAsync(_scene.Person);
        await TypeAsync(_scene.Browser(), code);
        var second = _scene.Browser();

        (await TypeAsync(second, code)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await ReachesNothingAsync(second);
    }

    [Fact]
    public async Task A_code_lives_ten_minutes_and_a_new_one_ends_it()
    {
        var (old, first) = (_scene.Browser(), await CodeAsync(_scene.Person));
        var second = await CodeAsync(_scene.Person);
        (await TypeAsync(old, first)).Status.ShouldBe(HttpStatusCode.BadRequest);
        _scene.Time.Advance(Pairing.CodeLifetime);

        (await TypeAsync(old, second)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await ReachesNothingAsync(old);
    }

    [Fact]
    public async Task A_code_dies_of_five_wrong_tries_and_a_network_has_five_a_minute()
    {
        var code = await CodeAsync(_scene.Person);
        var guesser = _scene.Browser();
        var wrong = code[..6] + (code[6..] == "00000" ? "11111" : "00000");
        for (var guess = 0; guess < 5; guess++)
            (await TypeAsync(guesser, wrong)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TypeAsync(guesser, code)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        _scene.Time.Advance(TimeSpan.FromMinutes(2));

        (await TypeAsync(guesser, code)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await ReachesNothingAsync(guesser);
    }

    [Fact]
    public async Task Many_at_once_pair_one_browser()
    {
        var code = await CodeAsync(_scene.Person);
        var browsers = Enumerable.Range(0, 4).Select(_ => _scene.Browser()).ToList();

        var all = await Task.WhenAll(browsers.Select(browser => TypeAsync(browser, code)));

        all.Count(one => one.Status == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_connected_nothing_makes_no_code()
    {
        var stranger = _scene.Browser();
        var page = await ApprovalScene.OpenAsync(stranger, "/pair");

        page.Html.ShouldNotContain("Show a code");
        (await ApprovalScene.SendAsync(stranger, "/pair", page.Form, ("do", "code"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_paired_browser_cannot_pair_others_with_what_it_was_paired_with()
    {
        var phone = _scene.Browser();
        await TypeAsync(phone, await CodeAsync(_scene.Person));
        // It has a connection of its own, and so may make a code: for that alone.
        await _scene.ConnectAsync(phone);
        var third = _scene.Browser();
        await TypeAsync(third, await CodeAsync(phone));

        await ReachesNothingAsync(third);
    }

    [Fact]
    public async Task Unpairing_ends_it()
    {
        var first = _scene.Browser();
        await TypeAsync(first, await CodeAsync(_scene.Person));
        var page = await ApprovalScene.OpenAsync(_scene.Person, "/pair");
        await ApprovalScene.SendAsync(_scene.Person, "/pair", page.Form, ("do", "end"));

        await ReachesNothingAsync(first);
    }

    [Fact]
    public async Task A_pairing_lasts_ninety_days()
    {
        var time = new FakeTimeProvider(_scene.Time.GetUtcNow());
        var pairing = new Pairing(_scene.Server.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>(), time);
        await pairing.PairAsync(await pairing.CodeAsync("consented", CancellationToken.None), "phone", "network", CancellationToken.None);
        (await pairing.KeysAsync("phone", CancellationToken.None)).ShouldBe(["phone", "consented"]);
        time.Advance(Pairing.Lifetime);

        (await pairing.KeysAsync("phone", CancellationToken.None)).ShouldBe(["phone"]);
    }

    [Theory]
    [InlineData("7kq2m xw9pt", "7KQ2M-XW9PT")]
    [InlineData("7KQ2MXW9PT", "7KQ2M-XW9PT")]
    [InlineData("OIL23-45678", "01123-45678")]
    [InlineData("7KQ2M-XW9P", null)]
    [InlineData("7KQ2M-XW9PTT", null)]
    [InlineData("7KQ2M-XW9P!", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? read) => PairingCode.Read(typed).ShouldBe(read);

    private async Task ReachesNothingAsync(Visitor browser)
    {
        var change = await _scene.WaitingAsync(capacity: 9);
        (await ApprovalScene.OpenAsync(browser, $"/changes/{change.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> CodeAsync(Visitor browser)
    {
        var page = await ApprovalScene.OpenAsync(browser, "/pair");
        var shown = await ApprovalScene.SendAsync(browser, "/pair", page.Form, ("do", "code"));
        return Regex.Match(shown.Html, "<p class=\"target\" role=\"status\">([0-9A-Z-]{11})</p>").Groups[1].Value;
    }

    private static async Task<(HttpStatusCode Status, string Html, string? Location)> TypeAsync(Visitor browser, string code)
    {
        var page = await ApprovalScene.OpenAsync(browser, "/pair");
        return await ApprovalScene.SendAsync(browser, "/pair", page.Form, ("do", "pair"), ("code", code));
    }
}
