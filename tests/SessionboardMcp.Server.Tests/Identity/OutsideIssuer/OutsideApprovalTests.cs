using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>Behind a company's identity provider a person signs in there to see and approve what their assistant wants to change.</summary>
public sealed class OutsideApprovalTests : IClassFixture<OutsidePages>
{
    private const int Event = SeededEvents.PublishingForum;

    // Each test has a person of its own.
    private readonly string _name = $"{Guid.NewGuid():N}@example.org";

    private OutsideServer _server;

    public OutsideApprovalTests(OutsidePages pages)
    {
        _server = pages.Server;
        _server.Provider.SignIn.Person = _name;
        _server.Provider.SignIn.Issue = pages.Issue;
        (_server.Provider.SignIn.Groups, _server.Provider.SignIn.Granted) = (["writers", "everybody"], null);
        _server.Provider.SignIn.Asked.Clear();
    }

    [Fact]
    public async Task The_link_leads_through_a_sign_in_to_the_page_and_the_click_does_it_and_undoes_it()
    {
        var (session, waits) = await WaitingAsync();
        using var person = _server.Browser();

        var page = await person.OpenAsync(waits.GetProperty("link").GetString()!);
        var done = await person.PressAsync(page, ("decision", "approve"));

        page.At.AbsoluteUri.ShouldBe(waits.GetProperty("link").GetString());
        page.Html.ShouldContain("public");
        var asked = _server.Provider.SignIn.Asked.ShouldHaveSingleItem();
        (asked["response_type"], asked["client_id"], asked["scope"], asked["redirect_uri"], asked["code_challenge_method"]).ShouldBe(("code", "pages", "openid", "https://mcp.example.org/signin/callback", "S256"));
        asked["nonce"].Length.ShouldBeGreaterThan(20);
        asked.GetValueOrDefault("response_mode", "query").ShouldBe("query");
        done.Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(waits)).ShouldBe(ChangeState.Applied);
        (await AskAsync("get_session", new { event_id = Event, session_id = session })).GetRawText().ShouldContain("Made behind a provider");
        (await person.PressAsync(await person.OpenAsync(page.At.AbsoluteUri), ("decision", "undo"))).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(waits)).ShouldBe(ChangeState.Undone);
        // Signed in once; no token of the provider's, and nobody's name, went to the browser as text.
        _server.Provider.SignIn.Asked.Count.ShouldBe(1);
        page.Html.ShouldNotContain(_name);
    }

    [Fact]
    public async Task Somebody_else_sees_nothing_of_it_and_can_sign_in_as_another()
    {
        var (_, waits) = await WaitingAsync();
        var link = waits.GetProperty("link").GetString()!;
        _server.Provider.SignIn.Person = "rui@example.org";
        using var other = _server.Browser();

        var page = await other.OpenAsync(link);
        var list = await other.OpenAsync("/changes");
        var forged = await other.PressAsync((list.Status, await FormOfAsync(other), new Uri(link)), ("decision", "approve"), ("shown", await HashAsync(waits)));
        var ticked = await other.PressAsync((list.Status, await FormOfAsync(other), list.At), ("decision", "approve"), ("change", $"{Id(waits)} {await HashAsync(waits)}"));

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Html.ShouldContain("That change is not yours");
        list.Html.ShouldContain("Nothing waits for you");
        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        ticked.Status.ShouldBe(HttpStatusCode.Conflict);
        (await StateAsync(waits)).ShouldBe(ChangeState.Waiting);
        // Out, and in again as the one that it belongs to.
        var leave = await other.OpenAsync("/signout");
        var left = await other.PressAsync(leave);
        left.Html.ShouldContain("You are signed out");
        _server.Provider.SignIn.Person = _name;
        (await other.OpenAsync("/signin")).Html.ShouldContain("1 change waits for you");
        _server.Provider.SignIn.Asked[^1]["prompt"].ShouldBe("select_account");
    }

    [Fact]
    public async Task After_half_an_hour_the_person_signs_in_again_and_comes_back_and_what_was_sent_meanwhile_counts_for_nothing()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var pages = new OutsidePages { Server = { Time = time } };
        await pages.InitializeAsync();
        _server = pages.Server;
        _server.Provider.SignIn.Person = _name;
        var (_, waits) = await WaitingAsync();
        using var person = _server.Browser();
        var page = await person.OpenAsync(waits.GetProperty("link").GetString()!);
        time.Advance(TimeSpan.FromMinutes(31));
        _server.Provider.SignIn.Issue = (audience, subject, nonce) => _server.Provider.Issue(audience, minutes: 60, type: "JWT", subject: subject, nonce: nonce, groups: ["writers"]);

        var late = await person.PressAsync(page, ("decision", "approve"));
        var again = await person.OpenAsync(page.At.AbsoluteUri);

        // Not a redirect, which form-action would not let go to the provider.
        late.Status.ShouldBe(HttpStatusCode.Forbidden);
        late.Html.ShouldContain($"content=\"0;url={page.At.AbsolutePath}\"");
        (again.At, again.Status).ShouldBe((page.At, HttpStatusCode.OK));
        _server.Provider.SignIn.Asked.Count.ShouldBe(2);
        (await StateAsync(waits)).ShouldBe(ChangeState.Waiting);
        (await person.PressAsync(again, ("decision", "refuse"))).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(waits)).ShouldBe(ChangeState.Refused);
    }

    [Fact]
    public async Task Somebodys_answer_from_the_provider_signs_nobody_else_in()
    {
        var (_, waits) = await WaitingAsync();
        using var attacker = _server.Browser();
        using var victim = _server.Browser();
        var callback = await attacker.OpenAsync("/changes", stopsAt: "/signin/callback");

        var planted = await victim.OpenAsync(callback.At.AbsoluteUri);
        var own = await victim.OpenAsync(waits.GetProperty("link").GetString()!, stopsAt: "/authorize");

        planted.Status.ShouldBe(HttpStatusCode.BadRequest);
        planted.Html.ShouldContain("Signing in did not work");
        own.At.AbsolutePath.ShouldBe("/authorize");
        // Twice, or altered, it is worth nothing to whoever began it either.
        (await attacker.OpenAsync(callback.At.AbsoluteUri)).Status.ShouldBe(HttpStatusCode.OK);
        (await victim.OpenAsync(callback.At.AbsoluteUri)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await victim.OpenAsync("/signin/callback")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await victim.OpenAsync("/signin/callback?code=x&state=y")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("unsigned")]
    [InlineData("no")]
    public async Task An_ID_token_that_is_not_right_signs_nobody_in(string fault)
    {
        var (_, waits) = await WaitingAsync();
        var signIn = _server.Provider.SignIn;
        var right = signIn.Issue;
        signIn.Issue = (audience, subject, nonce) => fault switch
        {
            "nonce" => right(audience, subject, "another"),
            "audience" => right("https://mcp.example.org/mcp", subject, nonce),
            "issuer" => _server.Provider.Issue(audience, issuer: "https://other.example.org", subject: subject, nonce: nonce, type: "JWT"),
            "expired" => _server.Provider.Issue(audience, minutes: -10, subject: subject, nonce: nonce, type: "JWT"),
            "signature" => right(audience, subject, nonce)[..^6] + "AAAAAA",
            "unsigned" => $"eyJhbGciOiJub25lIn0.{right(audience, subject, nonce).Split('.')[1]}.",
            _ => right(audience, subject, nonce),
        };
        signIn.Person = fault == "no" ? null : signIn.Person;
        using var person = _server.Browser();

        var page = await person.OpenAsync(waits.GetProperty("link").GetString()!);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Html.ShouldContain("Signing in did not work");
        page.Html.ShouldNotContain("Made behind");
        (await person.OpenAsync("/changes", stopsAt: "/authorize")).At.AbsolutePath.ShouldBe("/authorize");
    }

    [Fact]
    public async Task Single_edits_are_done_without_asking_once_the_person_ticked_that_and_until_they_say_no()
    {
        var (session, waits) = await WaitingAsync();
        using var person = _server.Browser();
        await person.PressAsync(await person.OpenAsync(waits.GetProperty("link").GetString()!), ("decision", "approve"));
        var edit = await AskAsync("update_session", new { event_id = Event, session_id = session, capacity = 50 });
        await person.PressAsync(await person.OpenAsync(edit.GetProperty("link").GetString()!), ("decision", "approve"), ("free_edits", "30"));

        (await AskAsync("update_session", new { event_id = Event, session_id = session, capacity = 51 })).GetProperty("state").GetString().ShouldBe("applied");
        await person.PressAsync(await person.OpenAsync("/changes"), ("decision", "ask"));

        (await AskAsync("update_session", new { event_id = Event, session_id = session, capacity = 52 })).GetProperty("state").GetString().ShouldBe("waiting");
    }

    [Fact]
    public async Task A_client_with_a_secret_proves_itself_and_one_with_a_wrong_one_signs_nobody_in()
    {
        await using var pages = new OutsidePages { Server = { Settings = { ["OutsideIssuer:SignIn:ClientSecret"] = "a b+c/ü" } } };
        await pages.InitializeAsync();
        using var person = pages.Server.Browser();

        pages.Server.Provider.SignIn.Secret = "another";
        (await person.OpenAsync("/changes")).Status.ShouldBe(HttpStatusCode.BadRequest);
        pages.Server.Provider.SignIn.Secret = "a b+c/ü";
        (await person.OpenAsync("/changes")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_provider_nobody_signs_in_and_the_page_says_so()
    {
        await using var pages = new OutsidePages();
        await pages.InitializeAsync();
        using var person = pages.Server.Browser();
        await pages.Server.Provider.DisposeAsync();

        var page = await person.OpenAsync("/changes");

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Html.ShouldContain("Your identity provider cannot be reached");
    }

    [Fact]
    public async Task Where_the_provider_does_not_answer_for_the_code_the_page_says_so()
    {
        await using var pages = new OutsidePages();
        await pages.InitializeAsync();
        using var person = pages.Server.Browser();
        var callback = await person.OpenAsync("/changes", stopsAt: "/signin/callback");
        await pages.Server.Provider.DisposeAsync();

        var page = await person.OpenAsync(callback.At.AbsoluteUri);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Html.ShouldContain("Signing in did not work");
    }

    private async Task<(string Session, JsonElement Waits)> WaitingAsync()
    {
        var made = await AskAsync("create_session", new { event_id = Event, title = $"Made behind a provider {_name[..8]}", capacity = 40 });
        var session = made.GetProperty("rows")[0][1].GetString()!;
        var waits = await AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });
        waits.GetProperty("state").GetString().ShouldBe("waiting");
        return (session, waits);
    }

    private async Task<JsonElement> AskAsync(string tool, object arguments)
    {
        var (status, _, body) = await _server.AskAsync(
            _server.Provider.Issue(subject: _name, groups: ["writers"]), "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }));
        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("result").TryGetProperty("structuredContent", out var answer).ShouldBeTrue(body.GetRawText());
        return answer;
    }

    // What another session's pages carry against forged forms.
    private static async Task<string> FormOfAsync(OutsideBrowser browser) => (await browser.OpenAsync("/signout")).Html;

    private async Task<ChangeState> StateAsync(JsonElement answer) => (await KeptAsync(answer)).State;

    private async Task<string> HashAsync(JsonElement answer) => Core.Changes.Flow.ChangeDecision.HashOf(await KeptAsync(answer));

    private async Task<ChangeSet> KeptAsync(JsonElement answer)
    {
        var subject = _server.Services.GetRequiredService<SessionboardMcp.Server.Identity.OutsideIssuer.OutsideCallers>().SubjectOf(_server.Provider.Authority, _name);
        return (await _server.Services.GetRequiredService<IChangeStore>().FindAsync(subject, Id(answer), CancellationToken.None))!;
    }

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
