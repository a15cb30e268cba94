using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>
/// Behind a company's identity provider what somebody approves or undoes is what their groups cover now: a change waits for a day and can be undone for
/// thirty, and whoever was let go meanwhile has another right than when they asked.
/// </summary>
public sealed class OutsideRightsTests : IClassFixture<OutsidePages>
{
    private const int Event = SeededEvents.PublishingForum;
    private const string Lacks = "your account does not have write:sessions here.";

    private readonly string _name = $"{Guid.NewGuid():N}@example.org";

    private OutsideServer _server;

    public OutsideRightsTests(OutsidePages pages)
    {
        _server = pages.Server;
        (SignIn.Person, SignIn.Issue, SignIn.Groups, SignIn.Granted) = (_name, pages.Issue, ["writers", "everybody"], null);
    }

    private ProviderSignIn SignIn => _server.Provider.SignIn;

    [Theory]
    [InlineData("guests", Lacks)]
    [InlineData("Writers", "Your sign-in named no group that may do anything here.")]
    [InlineData("", "Your sign-in named no group that may do anything here.")]
    public async Task What_the_groups_of_the_sign_in_do_not_cover_is_neither_approved_nor_undone_and_can_be_refused(string groups, string told)
    {
        var waits = await WaitingAsync();
        var done = await DoneAsync();
        SignIn.Groups = groups.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var person = _server.Browser();

        var page = await person.OpenAsync(Link(waits));
        var sent = await person.PressAsync(page, ("decision", "approve"));
        var ticked = await person.PressAsync(page with { At = new Uri(page.At, "/changes") }, ("decision", "approve"), ("change", $"{Id(waits)} {await HashAsync(waits)}"));
        var applied = await person.OpenAsync(Link(done));
        var undone = await person.PressAsync((await person.OpenAsync("/signout")) with { At = applied.At }, ("decision", "undo"), ("shown", await HashAsync(done)));

        page.Html.ShouldContain(told);
        page.Html.ShouldNotContain("value=\"approve\"");
        page.Html.ShouldContain("<button type=\"submit\" name=\"decision\" value=\"refuse\">");
        (sent.Status, ticked.Status, undone.Status).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        ticked.Html.ShouldContain(told);
        applied.Html.ShouldContain("You cannot undo this: your account does not have");
        applied.Html.ShouldNotContain("value=\"undo\"");
        (await StateAsync(waits), await StateAsync(done)).ShouldBe((ChangeState.Waiting, ChangeState.Applied));
        (await person.PressAsync(page, ("decision", "refuse"))).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(waits)).ShouldBe(ChangeState.Refused);
    }

    [Fact]
    public async Task A_group_that_was_taken_counts_from_the_next_sign_in_and_one_that_was_given_after_signing_in_again()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var pages = new OutsidePages { Server = { Time = time } };
        await pages.InitializeAsync();
        _server = pages.Server;
        SignIn.Person = _name;
        // A FakeTimeProvider is ahead of the tokens that are issued by the true clock.
        SignIn.Issue = (audience, subject, nonce) => _server.Provider.Issue(audience, minutes: 600, type: "JWT", subject: subject, nonce: nonce, groups: [.. SignIn.Groups]);
        var done = await DoneAsync();
        using var person = _server.Browser();
        (await person.OpenAsync(Link(done))).Html.ShouldContain("value=\"undo\"");
        SignIn.Groups = ["guests"];

        time.Advance(TimeSpan.FromMinutes(31));
        var later = await person.OpenAsync(Link(done));

        later.Html.ShouldContain("You cannot undo this: your account does not have read:sessions, write:sessions here.");
        later.Html.ShouldContain("sign out here, and sign in again");
        SignIn.Groups = ["writers"];
        (await person.OpenAsync(Link(done))).Html.ShouldNotContain("value=\"undo\"");
        await person.PressAsync(await person.OpenAsync("/signout"));
        await person.OpenAsync("/signin");
        (await person.PressAsync(await person.OpenAsync(Link(done)), ("decision", "undo"))).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(done)).ShouldBe(ChangeState.Undone);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("openid", false)]
    [InlineData("openid conference.write", true)]
    public async Task A_right_by_a_scope_counts_where_the_provider_says_that_it_was_granted(string? granted, bool approves)
    {
        await using var pages = new OutsidePages
        {
            Server =
            {
                Settings =
                {
                    ["OutsideIssuer:SignIn:Scopes"] = "conference.write groups",
                    ["OutsideIssuer:Access:2:Scope"] = "conference.write",
                },
            },
        };
        await pages.InitializeAsync();
        _server = pages.Server;
        (SignIn.Person, SignIn.Granted) = (_name, granted);
        using var person = _server.Browser();

        await person.OpenAsync("/changes");

        SignIn.Asked[^1]["scope"].Split(' ').ShouldBe(["openid", "conference.write", "groups"], ignoreOrder: true);
        await KeepAsync();
        (await person.OpenAsync("/changes/by-hand")).Html.Contains("value=\"approve\"", StringComparison.Ordinal).ShouldBe(approves);
    }

    [Fact]
    public async Task One_of_two_assistants_reads_masked_what_the_other_wrote_of_personal_fields()
    {
        await using var pages = new OutsidePages
        {
            Server =
            {
                Settings =
                {
                    ["Privacy:ShowPersonalData"] = "true",
                    ["OutsideIssuer:Access:3:Group"] = "trusted",
                    ["OutsideIssuer:Access:3:Gives"] = "read:insights read:events read:contacts write:contacts",
                    ["OutsideIssuer:Access:3:ShowsPersonalData"] = "true",
                    ["OutsideIssuer:Access:4:Group"] = "desk",
                    ["OutsideIssuer:Access:4:Gives"] = "read:insights read:events read:contacts write:contacts",
                },
            },
        };
        await pages.InitializeAsync();
        _server = pages.Server;
        var arguments = new { event_id = Event, email = "grete@bremen.example", first_name = "Grete", custom_fields = new[] { "Emergency contact=Otto at the harbour" } };

        var planned = await AskAsync("create_contact", arguments, "trusted");
        planned.GetRawText().ShouldContain("Otto at the harbour");
        foreach (var (tool, given) in new (string, object)[] { ("get_change", new { change_id = Id(planned) }), ("create_contact", arguments) })
        {
            var read = (await AskAsync(tool, given, "desk")).GetRawText();
            read.ShouldContain(Id(planned));
            read.ShouldNotContain("harbour");
        }
    }

    // Waits for nobody in particular: of whoever signs in.
    private async Task KeepAsync() => await _server.Services.GetRequiredService<IChangeStore>().AddAsync(
        new ChangeSet
        {
            Id = "by-hand",
            Connection = Subject,
            Tool = "create_session",
            Fingerprint = "F",
            EventId = Event,
            EventName = "Forum",
            Summary = "Create a session.",
            Records = [new RecordChange { Kind = RecordKind.Session, Action = RecordAction.Create, Name = "A" }],
            CreatedAt = TimeProvider.System.GetUtcNow(),
            ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
            State = ChangeState.Waiting,
        },
        CancellationToken.None);

    private async Task<JsonElement> WaitingAsync()
    {
        var made = await AskAsync("create_session", new { event_id = Event, title = $"Waits for {_name[..8]}", is_public = true });
        made.GetProperty("state").GetString().ShouldBe("waiting");
        return made;
    }

    private async Task<JsonElement> DoneAsync()
    {
        var made = await AskAsync("create_session", new { event_id = Event, title = $"Made for {_name[..8]}" });
        made.GetProperty("state").GetString().ShouldBe("applied");
        return made;
    }

    private async Task<JsonElement> AskAsync(string tool, object arguments, string group = "writers")
    {
        var (status, _, body) = await _server.AskAsync(
            _server.Provider.Issue(subject: _name, minutes: 600, groups: [group]), "tools/call", JsonSerializer.Serialize(new { name = tool, arguments }));
        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("result").TryGetProperty("structuredContent", out var answer).ShouldBeTrue(body.GetRawText());
        return answer;
    }

    private string Subject => _server.Services.GetRequiredService<SessionboardMcp.Server.Identity.OutsideIssuer.OutsideCallers>().SubjectOf(_server.Provider.Authority, _name);

    private async Task<ChangeState> StateAsync(JsonElement answer) => (await KeptAsync(answer)).State;

    private async Task<string> HashAsync(JsonElement answer) => ChangeDecision.HashOf(await KeptAsync(answer));

    private async Task<ChangeSet> KeptAsync(JsonElement answer) =>
        (await _server.Services.GetRequiredService<IChangeStore>().FindAsync(Subject, Id(answer), CancellationToken.None))!;

    private static string Link(JsonElement answer) => answer.GetProperty("link").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
