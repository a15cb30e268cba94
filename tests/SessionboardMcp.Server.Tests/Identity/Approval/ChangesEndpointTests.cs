using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Approval;

/// <summary>What a person decides in the browser that consented, and what nobody else does.</summary>
public sealed class ChangesEndpointTests : IAsyncLifetime
{
    private ApprovalScene _scene = null!;

    public async Task InitializeAsync() => _scene = await ApprovalScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task The_browser_that_consented_approves_with_one_click()
    {
        var change = await _scene.WaitingAsync();

        var pressed = await ApprovalScene.PressAsync(_scene.Person, change, "approve");

        (pressed.Status, pressed.Location).ShouldBe((HttpStatusCode.SeeOther, $"/changes/{change.Id}"));
        var kept = await _scene.KeptAsync(change);
        (kept.State, kept.DecidedBy).ShouldBe((ChangeState.Applied, Deciders.Page));
        (await _scene.CapacityAsync(change)).ShouldBe(77);
        var after = await ApprovalScene.OpenAsync(_scene.Person, pressed.Location!);
        after.Html.ShouldContain("Tell your assistant: done.");
        after.Html.ShouldContain(">Undo<");
        (await _scene.AuditedAsync()).ShouldContain(entry => entry.Action == "change.applying" && entry.ChangeId == change.Id && entry.DecidedBy == Deciders.Page);
    }

    [Fact]
    public async Task A_refusal_sends_nothing_and_is_written_down()
    {
        var change = await _scene.WaitingAsync();
        var before = await _scene.CapacityAsync(change);

        var pressed = await ApprovalScene.PressAsync(_scene.Person, change, "refuse");

        pressed.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _scene.KeptAsync(change)).State.ShouldBe(ChangeState.Refused);
        (await _scene.CapacityAsync(change)).ShouldBe(before);
        (await _scene.AuditedAsync()).ShouldContain(entry => entry.Action == "change.refused" && entry.ChangeId == change.Id && entry.DecidedBy == Deciders.Page);
    }

    [Fact]
    public async Task Loading_pages_changes_nothing_whatever_the_address_says()
    {
        var change = await _scene.WaitingAsync();

        foreach (var path in (string[])["", "?decision=approve", $"?decision=approve&shown={Core.Changes.Flow.ChangeDecision.HashOf(change)}", "?change=1&decision=approve"])
        {
            (await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}{path}")).Status.ShouldBe(HttpStatusCode.OK);
            (await ApprovalScene.OpenAsync(_scene.Person, $"/changes{path}")).Status.ShouldBe(HttpStatusCode.OK);
        }

        await _scene.StillWaitsAsync(change);
    }

    [Fact]
    public async Task Another_browser_sees_and_decides_nothing()
    {
        var change = await _scene.WaitingAsync();
        var stranger = _scene.Browser();
        await _scene.ConnectAsync(stranger);
        var mine = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        var theirs = await ApprovalScene.OpenAsync(stranger, "/pair");

        var opened = await ApprovalScene.OpenAsync(stranger, $"/changes/{change.Id}");
        var sent = await ApprovalScene.SendAsync(stranger, $"/changes/{change.Id}", theirs.Form, ("decision", "approve"), ("shown", mine.Form["shown"]));
        var listed = await ApprovalScene.SendAsync(stranger, "/changes", theirs.Form, ("decision", "approve"), ("change", $"{change.Id} {mine.Form["shown"]}"));

        opened.Status.ShouldBe(HttpStatusCode.NotFound);
        opened.Html.ShouldContain("This browser does not know that change");
        opened.Html.ShouldNotContain("capacity");
        sent.Status.ShouldBe(HttpStatusCode.NotFound);
        listed.Status.ShouldBe(HttpStatusCode.Conflict);
        await _scene.StillWaitsAsync(change);
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("another browser's token")]
    [InlineData("no cookie of the form")]
    public async Task A_form_that_is_not_from_this_browsers_page_decides_nothing(string what)
    {
        var change = await _scene.WaitingAsync();
        var page = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        var form = page.Form;
        var token = form.Keys.Single(name => name != "shown");
        if (what == "no token")
            form.Remove(token);
        else if (what == "another browser's token")
            form[token] = (await ApprovalScene.OpenAsync(_scene.Browser(), "/pair")).Form[token];
        else
            _scene.Person.Cookies.GetAllCookies().Single(cookie => cookie.Name.EndsWith("sessionboard-form", StringComparison.Ordinal)).Expired = true;

        var sent = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", form, ("decision", "approve"));

        sent.Status.ShouldBe(HttpStatusCode.BadRequest);
        sent.Html.ShouldContain("nothing was decided");
        await _scene.StillWaitsAsync(change);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_does_nothing_twice()
    {
        var change = await _scene.WaitingAsync();
        var page = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        var first = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "approve"));

        var again = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "approve"));
        var refused = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "refuse"));

        first.Status.ShouldBe(HttpStatusCode.SeeOther);
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Html.ShouldContain("This was decided before. Nothing was done twice.");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        (await _scene.KeptAsync(change)).State.ShouldBe(ChangeState.Applied);
        (await _scene.AuditedAsync()).Count(entry => entry.Action == "change.applying").ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("that of another change")]
    public async Task What_was_not_shown_is_not_approved(string shown)
    {
        var session = await _scene.SessionAsync();
        var change = await _scene.WaitingAsync(session);
        var other = await _scene.WaitingAsync(session, capacity: 5);
        if (shown.Length > 1)
            shown = (await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{other.Id}")).Form["shown"];

        var sent = await ApprovalScene.PressAsync(_scene.Person, change, "approve", ("shown", shown));

        sent.Status.ShouldBe(HttpStatusCode.Conflict);
        sent.Html.ShouldContain("What you were shown is not what waits here");
        await _scene.StillWaitsAsync(change);
    }

    [Fact]
    public async Task After_a_day_the_click_comes_too_late()
    {
        var change = await _scene.WaitingAsync();
        var page = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        _scene.Time.Advance(TimeSpan.FromHours(24));

        var sent = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "approve"));

        sent.Status.ShouldBe(HttpStatusCode.Conflict);
        sent.Html.ShouldContain("It had waited too long by then. Nothing was changed.");
        (await _scene.AuditedAsync()).ShouldNotContain(entry => entry.Action == "change.applying");
    }

    [Fact]
    public async Task A_connection_that_has_ended_applies_nothing_and_its_page_is_still_there()
    {
        var change = await _scene.WaitingAsync();
        var page = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        await using (var scope = _scene.Server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ConnectionEnding>().EndAsync(_scene.Connection, EndReasons.Disconnected, CancellationToken.None);

        var sent = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "approve"));
        var listed = await ApprovalScene.SendAsync(_scene.Person, "/changes", page.Form, ("decision", "approve"), ("change", $"{change.Id} {page.Form["shown"]}"));

        sent.Status.ShouldBe(HttpStatusCode.Conflict);
        sent.Html.ShouldContain("no longer connected");
        listed.Status.ShouldBe(HttpStatusCode.Conflict);
        (await _scene.AuditedAsync()).ShouldNotContain(entry => entry.Action == "change.applying");
        (await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_a_reconnect_the_browser_still_reaches_its_older_changes()
    {
        var change = await _scene.WaitingAsync();
        var (_, second) = await _scene.ConnectAsync(_scene.Person);
        second.ShouldNotBe(_scene.Connection);
        await _scene.WaitingAsync(connection: second);

        var list = await ApprovalScene.OpenAsync(_scene.Person, "/changes");
        var pressed = await ApprovalScene.PressAsync(_scene.Person, change, "approve");

        list.Html.ShouldContain("2 changes wait for you");
        pressed.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _scene.KeptAsync(change)).State.ShouldBe(ChangeState.Applied);
    }

    [Fact]
    public async Task What_was_ticked_is_made_and_the_rest_waits_on()
    {
        var session = await _scene.SessionAsync();
        var first = await _scene.WaitingAsync(session);
        var second = await _scene.WaitingAsync(await _scene.SessionAsync(other => other.Id != session.Id));
        var list = await ApprovalScene.OpenAsync(_scene.Person, "/changes");
        list.Html.ShouldNotContain("checked");

        var none = await ApprovalScene.SendAsync(_scene.Person, "/changes", list.Form, ("decision", "approve"));
        var sent = await ApprovalScene.SendAsync(_scene.Person, "/changes", list.Form, ("decision", "approve"), ("change", $"{first.Id} {Core.Changes.Flow.ChangeDecision.HashOf(first)}"));

        none.Html.ShouldContain("Nothing was ticked");
        (sent.Status, sent.Location).ShouldBe((HttpStatusCode.SeeOther, "/changes"));
        (await _scene.KeptAsync(first)).State.ShouldBe(ChangeState.Applied);
        await _scene.StillWaitsAsync(second);
    }

    [Fact]
    public async Task Undo_is_one_click_where_it_puts_back_what_was_shown()
    {
        var change = await _scene.WaitingAsync();
        var before = await _scene.CapacityAsync(change);
        await ApprovalScene.PressAsync(_scene.Person, change, "approve");
        _scene.Time.Advance(TimeSpan.FromSeconds(5));

        var shown = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");

        var pressed = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", shown.Form, ("decision", "undo"));

        pressed.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _scene.CapacityAsync(change)).ShouldBe(before);
        (await _scene.KeptAsync(change)).State.ShouldBe(ChangeState.Undone);
        (await _scene.AuditedAsync()).ShouldContain(entry => entry.Action == "change.applied" && entry.Tool == "undo_change" && entry.DecidedBy == Deciders.Page);
        var page = await ApprovalScene.OpenAsync(_scene.Person, pressed.Location!);
        page.Html.ShouldContain("Undo: Change capacity of ");
        // Twice is not once more.
        (await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", shown.Form, ("decision", "undo"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Undo_of_what_somebody_changed_since_puts_nothing_back()
    {
        var change = await _scene.WaitingAsync();
        await ApprovalScene.PressAsync(_scene.Person, change, "approve");
        await SomebodyElseAsync(change, 33);

        var pressed = await ApprovalScene.PressAsync(_scene.Person, change, "undo");

        pressed.Status.ShouldBe(HttpStatusCode.Conflict);
        pressed.Html.ShouldContain("Nothing can be put back.");
        pressed.Html.ShouldContain("It was changed since.");
        (await _scene.CapacityAsync(change)).ShouldBe(33);
    }

    [Fact]
    public async Task A_concurrent_edit_is_not_overwritten_and_the_page_says_so()
    {
        var change = await _scene.WaitingAsync();
        await SomebodyElseAsync(change, 33);

        var pressed = await ApprovalScene.PressAsync(_scene.Person, change, "approve");

        (await _scene.CapacityAsync(change)).ShouldBe(33);
        var page = await ApprovalScene.OpenAsync(_scene.Person, pressed.Location!);
        page.Html.ShouldContain("Nothing was changed. Look below for the reason.");
        page.Html.ShouldContain("It was changed since it was read.");
    }

    [Fact]
    public async Task Half_an_hour_of_single_edits_is_given_only_where_it_was_ticked_and_can_be_taken_back()
    {
        await ApprovalScene.PressAsync(_scene.Person, await _scene.WaitingAsync(), "approve");
        (await UntilAsync()).ShouldBeNull();

        await ApprovalScene.PressAsync(_scene.Person, await _scene.WaitingAsync(capacity: 78), "approve", ("free_edits", "30"));

        (await UntilAsync()).ShouldBe(_scene.Time.GetUtcNow().AddMinutes(30));
        (await _scene.AuditedAsync()).ShouldContain(entry => entry.Action == "allowance.given");
        var list = await ApprovalScene.OpenAsync(_scene.Person, "/changes");
        list.Html.ShouldContain("Ask me again from now on");
        await ApprovalScene.SendAsync(_scene.Person, "/changes", list.Form, ("decision", "ask"));
        (await UntilAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("undo")]
    [InlineData("")]
    public async Task Half_an_hour_is_not_given_by_any_other_button(string decision)
    {
        await ApprovalScene.PressAsync(_scene.Person, await _scene.WaitingAsync(), decision, ("free_edits", "30"));

        (await UntilAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_pages_show_in_nobodys_frame_and_are_kept_by_no_cache()
    {
        var change = await _scene.WaitingAsync();

        foreach (var path in (string[])["/changes", $"/changes/{change.Id}", "/changes/unknown", "/pair"])
        {
            using var answer = await _scene.Person.GetAsync(path);

            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        }
    }

    [Theory]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("<b>")]
    [InlineData("a/../b")]
    [InlineData("%00")]
    public async Task An_id_that_is_none_is_a_plain_page(string id)
    {
        using var answer = await _scene.Person.GetAsync($"/changes/{id}");

        ((int)answer.StatusCode).ShouldBeInRange(400, 404);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Where_Sessionboard_ended_the_sign_in_nothing_is_written_and_the_page_says_so()
    {
        var change = await _scene.WaitingAsync();
        var page = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        await _scene.Server.Services.GetRequiredService<IConnectionTokens>().RevokeUpstreamAsync(_scene.Connection, CancellationToken.None);

        var sent = await ApprovalScene.SendAsync(_scene.Person, $"/changes/{change.Id}", page.Form, ("decision", "approve"));

        sent.Status.ShouldBe(HttpStatusCode.SeeOther, sent.Html);
        var after = await ApprovalScene.OpenAsync(_scene.Person, $"/changes/{change.Id}");
        after.Html.ShouldContain("so this and what follows was not written");
        (await _scene.KeptAsync(change)).Records.Single().Outcome.ShouldBe(RecordOutcome.NotSent);
    }

    [Fact]
    public async Task What_an_assistant_asked_for_is_approved_by_its_link_and_then_told()
    {
        var session = await _scene.SessionAsync(one => one.IsPublic == true);
        var asked = await CallAsync("update_session", $$"""{"event_id":"{{ApprovalScene.Event}}","session_id":"{{session.Id}}","capacity":77}""");
        asked.GetProperty("state").GetString().ShouldBe("waiting");
        var link = new Uri(asked.GetProperty("link").GetString()!);

        var page = await ApprovalScene.OpenAsync(_scene.Person, link.AbsolutePath);
        await ApprovalScene.SendAsync(_scene.Person, link.AbsolutePath, page.Form, ("decision", "approve"), ("free_edits", "30"));

        var told = await CallAsync("get_change", $$"""{"change_id":"{{asked.GetProperty("changeId").GetString()}}"}""");
        (told.GetProperty("state").GetString(), told.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "page"));
        // And for half an hour the next one is not asked about.
        var next = await CallAsync("update_session", $$"""{"event_id":"{{ApprovalScene.Event}}","session_id":"{{session.Id}}","capacity":78}""");
        (next.GetProperty("state").GetString(), next.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "rules"));
        _scene.Time.Advance(TimeSpan.FromMinutes(31));
        (await CallAsync("update_session", $$"""{"event_id":"{{ApprovalScene.Event}}","session_id":"{{session.Id}}","capacity":79}""")).GetProperty("state").GetString().ShouldBe("waiting");
    }

    private async Task<JsonElement> CallAsync(string tool, string arguments)
    {
        using var answer = await _scene.Person.CallAsync(_scene.Tokens.Access, "tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");
        var result = (await Visitor.JsonAsync(answer)).GetProperty("result");
        return result.TryGetProperty("structuredContent", out var content) ? content : throw new InvalidOperationException(result.ToString());
    }

    [Fact]
    public async Task The_link_of_an_answer_is_this_page()
    {
        var change = await _scene.WaitingAsync();

        _scene.Server.Services.GetRequiredService<ChangePage>().Of(change.Id).AbsoluteUri.ShouldBe($"{_scene.Server.Address.Text}/changes/{change.Id}");
    }

    private Task<DateTimeOffset?> UntilAsync() =>
        _scene.QueryAsync(database => database.Connections.Where(row => row.Id == _scene.Connection).Select(row => row.EditsFreelyUntil).SingleAsync());

    private async Task SomebodyElseAsync(ChangeSet change, int capacity)
    {
        _scene.Time.Advance(TimeSpan.FromMinutes(5));
        var id = Guid.Parse(change.Records[0].Id!);
        await _scene.Server.Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with
            {
                Sessions = [.. one.Sessions.Select(session => session.Id == id ? session with { Capacity = capacity, UpdatedAt = _scene.Time.GetUtcNow() } : session)],
            })],
        });
    }
}
