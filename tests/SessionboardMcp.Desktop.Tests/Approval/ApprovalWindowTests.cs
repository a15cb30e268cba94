using System.Net;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>When a window is opened, what the assistant hears of it, and when it is closed.</summary>
public sealed class ApprovalWindowTests
{
    [Fact]
    public async Task The_address_works_once_and_leads_to_the_change_in_the_browser_that_came_first()
    {
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        var said = await scene.ShowAsync(change);
        using var person = new WindowVisitor();
        using var other = new WindowVisitor();

        var page = await person.OpenAsync(scene.Opened.ShouldHaveSingleItem());
        var again = await person.OpenAsync(page.At.AbsoluteUri);

        said.ShouldBe("A window has been opened in the person's browser, where they approve or refuse it. Tell them.");
        page.At.PathAndQuery.ShouldBe($"/changes/{change.Id}");
        (page.Status, again.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        page.Html.ShouldContain("Rename the track one.");
        (await other.OpenAsync(page.At.AbsoluteUri)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_address_that_comes_again_from_elsewhere_puts_the_first_browser_out()
    {
        await using var scene = new WindowScene();
        await scene.ShowAsync(await scene.WaitingAsync());
        using var thief = new WindowVisitor();
        using var person = new WindowVisitor();

        var stolen = await thief.OpenAsync(scene.Opened[0]);
        var late = await person.OpenAsync(scene.Opened[0]);

        stolen.Status.ShouldBe(HttpStatusCode.OK);
        late.Status.ShouldBe(HttpStatusCode.Forbidden);
        late.Html.ShouldContain("This browser was not let in");
        (await thief.OpenAsync(stolen.At.AbsoluteUri)).Status.ShouldBe(HttpStatusCode.Forbidden);
        // Nobody has it before them any more, so the next one opens it again.
        scene.Time.Advance(TimeSpan.FromMinutes(3));
        await scene.ShowAsync(await scene.WaitingAsync("two"));
        (await person.OpenAsync(scene.Opened[1])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_nobody_opens_is_good_for_five_minutes()
    {
        await using var scene = new WindowScene();
        await scene.ShowAsync(await scene.WaitingAsync());
        using var person = new WindowVisitor();

        scene.Time.Advance(TimeSpan.FromMinutes(5));

        (await person.OpenAsync(scene.Opened[0])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ten_changes_open_one_window_and_it_leads_to_all_of_them()
    {
        await using var scene = new WindowScene();
        var said = new List<string>();
        for (var i = 0; i < 10; i++)
            said.Add(await scene.ShowAsync(await scene.WaitingAsync($"call {i}")));
        using var person = new WindowVisitor();

        var page = await person.OpenAsync(scene.Opened.ShouldHaveSingleItem());

        page.At.PathAndQuery.ShouldBe("/changes");
        page.Html.ShouldContain("10 changes wait for you");
        said.Skip(1).ShouldAllBe(sentence => sentence == "It stands in the window that is open in the person's browser, under \"All changes\". Tell them.");
    }

    // Others on the machine may read the arguments of what opens it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_key_of_a_later_window_is_nobodys_once_the_known_browser_came_with_it(bool thiefIsFirst)
    {
        await using var scene = new WindowScene();
        await scene.ShowAsync(await scene.WaitingAsync());
        using var person = new WindowVisitor();
        using var thief = new WindowVisitor();
        await person.OpenAsync(scene.Opened[0]);
        scene.Time.Advance(TimeSpan.FromMinutes(3));
        var change = await scene.WaitingAsync("two");
        await scene.ShowAsync(change);

        var stolen = thiefIsFirst ? await thief.OpenAsync(scene.Opened[1]) : default;
        (await person.OpenAsync(scene.Opened[1])).Status.ShouldBe(HttpStatusCode.OK);

        (await thief.OpenAsync(thiefIsFirst ? stolen.At.AbsoluteUri : scene.Opened[1])).Status.ShouldBe(HttpStatusCode.Forbidden);
        // The person goes back by the history.
        (await person.OpenAsync(scene.Opened[1])).Status.ShouldBe(HttpStatusCode.OK);
        (await person.OpenAsync(scene.Opened[0])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_window_that_was_looked_at_lately_is_not_opened_again_and_one_that_was_not_is_three_times_in_ten_minutes()
    {
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        await scene.ShowAsync(change);
        using var person = new WindowVisitor();
        var page = await person.OpenAsync(scene.Opened[0]);
        scene.Time.Advance(TimeSpan.FromSeconds(100));
        await person.OpenAsync(page.At.AbsoluteUri);
        scene.Time.Advance(TimeSpan.FromSeconds(100));

        (await scene.ShowAsync(change)).ShouldStartWith("It stands in the window");
        scene.Time.Advance(TimeSpan.FromSeconds(121));
        (await scene.ShowAsync(change)).ShouldStartWith("A window has been opened");
        scene.Time.Advance(TimeSpan.FromSeconds(121));
        (await scene.ShowAsync(change)).ShouldStartWith("A window has been opened");
        // Ten minutes are not over, and a person's browser is not filled.
        scene.Time.Advance(TimeSpan.FromSeconds(121));
        (await scene.ShowAsync(change)).ShouldBe("Three windows were opened in ten minutes. Ask the person to run `sessionboard-mcp changes`: it opens a window for it.");
        scene.Opened.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task It_is_closed_when_nothing_waits_and_nobody_looks_and_stays_while_something_does(bool waits, bool isThere)
    {
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        await scene.ShowAsync(change);
        using var person = new WindowVisitor();
        var page = await person.OpenAsync(scene.Opened[0]);
        if (!waits)
            (await person.PressAsync(page.At, "refuse")).Html.ShouldContain("You refused it.");

        scene.Time.Advance(TimeSpan.FromMinutes(11));

        if (isThere)
            (await person.OpenAsync(page.At.AbsoluteUri)).Status.ShouldBe(HttpStatusCode.OK);
        else
            await Eventually(() => Should.ThrowAsync<HttpRequestException>(() => person.OpenAsync(page.At.AbsoluteUri)));
        // And is opened again for the next one.
        scene.Time.Advance(TimeSpan.FromMinutes(3));
        await scene.ShowAsync(await scene.WaitingAsync("two"));
        (await person.OpenAsync(scene.Opened[1])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_with_the_program()
    {
        var scene = new WindowScene();
        await scene.ShowAsync(await scene.WaitingAsync());
        await scene.DisposeAsync();
        using var person = new WindowVisitor();

        await Should.ThrowAsync<HttpRequestException>(() => person.OpenAsync(scene.Opened[0]));
    }

    [Theory]
    [InlineData(true, "No window could be opened. Ask the person to run `sessionboard-mcp changes`: it opens a window for it.")]
    [InlineData(false, "No browser can be opened here. Ask the person to run `sessionboard-mcp changes`: it opens a window for it.")]
    public async Task Where_no_browser_comes_up_the_person_is_told_what_to_run(bool hasBrowser, string said)
    {
        await using var scene = new WindowScene(hasBrowser) { Opens = false };
        var change = await scene.WaitingAsync();

        for (var i = 0; i < 5; i++)
            (await scene.ShowAsync(change)).ShouldBe(said);
        scene.Window.CanShow.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, "run", true)]
    [InlineData(false, null, false)]
    public async Task What_waits_can_be_shown_where_there_is_a_browser_or_a_command(bool hasBrowser, string? line, bool canShow)
    {
        await using var scene = new WindowScene(hasBrowser, line);
        await using var off = new WindowScene(hasBrowser, line, "--Writes:OpensWindow=false");

        scene.Window.CanShow.ShouldBe(canShow);
        off.Window.CanShow.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("DISPLAY", true)]
    [InlineData("WAYLAND_DISPLAY", true)]
    [InlineData("WSL_DISTRO_NAME", true)]
    [InlineData("BROWSER", true)]
    [InlineData("SSH_CONNECTION", false)]
    public void Without_a_screen_no_window_comes_up_on_Linux(string set, bool expected) =>
        SystemBrowser.HasScreen(name => name == set ? "x" : null).ShouldBe(expected || !OperatingSystem.IsLinux());

    [Fact]
    public async Task A_refusal_on_the_page_counts_and_the_next_form_is_not_ours()
    {
        await using var scene = new WindowScene();
        var change = await scene.WaitingAsync();
        await scene.ShowAsync(change);
        using var person = new WindowVisitor();
        var page = await person.OpenAsync(scene.Opened[0]);

        (await person.PressAsync(page.At, "refuse", ("form", "another"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await scene.KeptAsync(change)).State.ShouldBe(ChangeState.Waiting);
        (await person.PressAsync(page.At, "refuse")).Status.ShouldBe(HttpStatusCode.OK);

        (await scene.KeptAsync(change)).ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Refused), kept => kept.DecidedBy.ShouldBe(Deciders.Page));
    }

    private static async Task Eventually(Func<Task> holds)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await holds();
                return;
            }
            catch (ShouldAssertException) when (tries < 1000)
            {
                await Task.Yield();
            }
        }
    }
}
