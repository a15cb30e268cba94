using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>What a person sees of their connections, and how connections end.</summary>
public sealed class ConnectionsTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _visitor = new Visitor(_server.Address);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _visitor.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_person_sees_what_this_browser_connected_and_another_browser_sees_nothing()
    {
        var tokens = await _visitor.SignInAsync();
        await _visitor.CallAsync(tokens.Access, "tools/list");
        using var stranger = new Visitor(_server.Address);
        await stranger.OpenConsentAsync();

        var own = await PageAsync(_visitor);
        var others = await PageAsync(stranger);

        own.ShouldContain("Test Assistant");
        own.ShouldContain("<dd>by you, 24 Nov 2026, 12:00 UTC</dd>");
        own.ShouldContain("<dt>Last used</dt><dd>24 Nov 2026, 12:00 UTC</dd>");
        own.ShouldContain("used just now, only reads");
        others.ShouldContain("No assistant is connected from this browser.");
    }

    [Fact]
    [OnBothStores]
    public async Task A_person_sees_what_their_assistant_did_last_and_nobody_elses()
    {
        await _visitor.SignInAsync();
        var id = Form(await PageAsync(_visitor))["connection"];
        (await PageAsync(_visitor)).ShouldContain("Nothing yet.");
        var trail = _server.Services.GetRequiredService<IAuditTrail>();
        for (var number = 1; number <= 21; number++)
            await trail.AppendAsync(Entry(id, $"tool_{number:00}") with { Outcome = "<b>ok\u202E" }, default);
        await trail.AppendAsync(Entry("another", "foreign_tool"), default);
        using var stranger = new Visitor(_server.Address);
        await stranger.SignInAsync();

        var own = await PageAsync(_visitor);

        own.ShouldContain("24 Nov 2026, 12:00:00 UTC</span> <span>tool_21: <span class=\"other\">&lt;b&gt;ok");
        own.ShouldNotContain("<b>ok");
        own.ShouldNotContain("\u202E");
        own.ShouldContain("tool_02");
        own.ShouldNotContain("tool_01");
        own.ShouldNotContain("foreign_tool");
        (await PageAsync(stranger)).ShouldNotContain("tool_");
        // Whoever disconnected it because something was odd looks now.
        using var ended = await _visitor.PostAsync("/connections", Form(own));
        (await PageAsync(_visitor)).ShouldContain("tool_21");
    }

    private AuditEntry Entry(string connection, string tool) => new() { At = _server.Time.GetUtcNow(), Connection = connection, Action = "call", Tool = tool };

    [Fact]
    [OnBothStores]
    public async Task Disconnecting_ends_the_connection_here_and_at_Sessionboard()
    {
        var tokens = await _visitor.SignInAsync();
        var form = Form(await PageAsync(_visitor));
        using var answer = await _visitor.PostAsync("/connections", form);
        using var call = await _visitor.CallAsync(tokens.Access, "tools/list");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        call.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _server.Upstream.Revoked.ShouldBe([form["connection"]]);
        (await PageAsync(_visitor)).ShouldContain("disconnected by you, 24 Nov 2026, 12:00 UTC");
    }

    [Fact]
    public async Task Neither_another_site_nor_another_browser_can_disconnect()
    {
        var tokens = await _visitor.SignInAsync();
        var form = Form(await PageAsync(_visitor));
        using var stranger = new Visitor(_server.Address);
        await stranger.SignInAsync();
        var strangersForm = Form(await PageAsync(stranger));
        using var forged = await _visitor.PostAsync("/connections", new() { ["connection"] = form["connection"] });
        using var foreign = await stranger.PostAsync("/connections", new(strangersForm) { ["connection"] = form["connection"] });
        using var call = await _visitor.CallAsync(tokens.Access, "tools/list");

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        call.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_for_more_access_names_known_scopes_only()
    {
        using var answer = await _visitor.GetAsync("/connections?missing=read:contacts%20<b>evil</b>");
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldContain("Your assistant needs more access: speakers, contacts, sponsors and exhibitors.");
        html.ShouldNotContain("evil");
    }

    [Fact]
    [OnBothStores]
    public async Task What_nobody_can_use_any_more_ends_and_is_forgotten_later()
    {
        await _visitor.ConnectAsync();
        var living = await _visitor.SignInAsync();
        var pruning = _server.Services.GetRequiredService<Pruning>();
        // The clock of the test would wake it beside this one.
        await pruning.StopAsync(CancellationToken.None);

        (await pruning.PruneAsync(CancellationToken.None)).ShouldBe((0, 0));
        _server.Time.Advance(TimeSpan.FromHours(2));
        (await pruning.PruneAsync(CancellationToken.None)).ShouldBe((1, 0));
        (await _server.QueryAsync(database => database.WaitingRequests.CountAsync())).ShouldBe(0);
        (await _visitor.CallAsync(living.Access, "tools/list")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Without waking every timer of those days.
        _server.Time.AdjustTime(_server.Time.GetUtcNow().AddDays(91));
        (await pruning.PruneAsync(CancellationToken.None)).ShouldBe((1, 1));

        var last = await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync());
        last.EndReason.ShouldBe(EndReasons.Expired);
        last.UpstreamRefreshToken.ShouldBeNull();
    }

    // A refresh token is used up before its successor is there.
    [Fact]
    [OnBothStores]
    public async Task A_connection_that_is_being_renewed_is_not_ended_meanwhile()
    {
        await _visitor.SignInAsync();
        var pruning = _server.Services.GetRequiredService<Pruning>();
        await pruning.StopAsync(CancellationToken.None);
        _server.Time.AdjustTime(_server.Time.GetUtcNow().AddHours(25));
        var now = _server.Time.GetUtcNow().UtcDateTime;
        await _server.QueryAsync(database => database.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken>()
            .Where(token => token.Status == Statuses.Valid && token.ExpirationDate > now)
            .ExecuteUpdateAsync(change => change.SetProperty(token => token.Status, Statuses.Redeemed).SetProperty(token => token.RedemptionDate, now)));

        (await pruning.PruneAsync(CancellationToken.None)).ShouldBe((0, 0));
        _server.Time.AdjustTime(_server.Time.GetUtcNow().AddMinutes(6));
        (await pruning.PruneAsync(CancellationToken.None)).ShouldBe((1, 0));
    }

    [Fact]
    [OnBothStores]
    public async Task Changes_that_cannot_be_looked_through_keep_no_token_from_being_cleared_away()
    {
        await _visitor.ConnectAsync();
        var pruning = _server.Services.GetRequiredService<Pruning>();
        await pruning.StopAsync(CancellationToken.None);
        await _server.QueryAsync(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Changes\" RENAME TO \"Away\""));
        _server.Time.AdjustTime(_server.Time.GetUtcNow().AddDays(200));

        await Should.ThrowAsync<Exception>(() => pruning.PruneAsync(CancellationToken.None));

        (await _server.QueryAsync(database => database.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken>().CountAsync())).ShouldBe(0);
    }

    private static async Task<string> PageAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/connections");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Dictionary<string, string> Form(string html) =>
        Regex.Matches(html, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
}
