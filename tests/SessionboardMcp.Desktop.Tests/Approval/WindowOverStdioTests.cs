using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Desktop.Approval;
using SessionboardMcp.Desktop.Commands;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Tests.Changes;
using SessionboardMcp.Desktop.Tests.Connecting;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>The window through the program as a process, native where it was published, with a browser that it finds and a person in it.</summary>
public sealed class WindowOverStdioTests : IAsyncLifetime, IDisposable
{
    private const int Event = SeededEvents.PublishingForum;

    private readonly ChangePlace _place = new();
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task What_waits_is_opened_in_the_persons_browser_and_their_click_does_it_and_undoes_it(string revision)
    {
        using var browser = await PersonsBrowser.InstallAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, revision, browsers: browser.SearchPath);
        var session = await SessionAsync(program);
        using var person = new WindowVisitor();

        var address = browser.NextAsync();
        var waits = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });
        var page = await person.OpenAsync(await address);
        var second = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true, capacity = 41 });
        var approved = await person.PressAsync(page.At, "approve");
        var done = await program.AskAsync("get_change", new { change_id = Id(waits) });

        State(waits).ShouldBe("waiting");
        waits.GetProperty("notice").GetString()!.ShouldContain("only the person can approve it. A window has been opened in the person's browser");
        second.GetProperty("notice").GetString()!.ShouldContain("It stands in the window that is open");
        page.At.PathAndQuery.ShouldBe($"/changes/{Id(waits)}");
        (approved.Status, State(done), done.GetProperty("decidedBy").GetString()).ShouldBe((HttpStatusCode.OK, "applied", "page"));
        await person.PressAsync(page.At, "undo");
        State(await program.AskAsync("get_change", new { change_id = Id(waits) })).ShouldBe("undone");
        // Nothing that the assistant sees leads to the window.
        foreach (var answer in (JsonElement[])[waits, second, done])
        {
            answer.TryGetProperty("link", out _).ShouldBeFalse();
            answer.GetRawText().ShouldNotContain($":{page.At.Port}");
            answer.GetRawText().ShouldNotContain(new Uri(await address).Query.Split('=')[1]);
        }

        foreach (var file in Directory.EnumerateFiles(_place.Data, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(new Uri(await address).Query.Split('=')[1]);
    }

    [Fact]
    public async Task Where_a_form_was_not_answered_with_yes_the_window_is_opened()
    {
        using var browser = await PersonsBrowser.InstallAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, "2026-07-28", _ => new ElicitResult { Action = "cancel" }, browser.SearchPath);
        var session = await SessionAsync(program);
        using var person = new WindowVisitor();

        var address = browser.NextAsync();
        var waits = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });

        State(waits).ShouldBe("waiting");
        (await person.PressAsync((await person.OpenAsync(await address)).At, "refuse")).Html.ShouldContain("You refused it.");
        (await program.AskInVainAsync("update_session", new { event_id = Event, session_id = session, is_public = true })).ShouldContain("the person refused exactly this change");
    }

    [Fact]
    public async Task Single_edits_are_done_without_asking_once_the_person_ticked_that()
    {
        using var browser = await PersonsBrowser.InstallAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, "2025-11-25", browsers: browser.SearchPath);
        var session = await SessionAsync(program);
        using var person = new WindowVisitor();

        var address = browser.NextAsync();
        await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });
        var page = await person.OpenAsync(await address);
        await person.PressAsync(page.At, "approve", ("free_edits", "30"));
        var waits = await program.AskAsync("update_session", new { event_id = Event, session_id = session, capacity = 50 });
        State(waits).ShouldBe("waiting");
        await person.PressAsync(new Uri(page.At, $"/changes/{Id(waits)}"), "approve", ("free_edits", "30"));

        var edited = await program.AskAsync("update_session", new { event_id = Event, session_id = session, capacity = 55 });
        State(edited).ShouldBe("applied", edited.GetRawText());
    }

    [Fact]
    public async Task Where_no_browser_opens_the_person_sees_it_by_the_command_in_a_terminal()
    {
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, "2025-11-25", browsers: "/nowhere");
        var session = await SessionAsync(program);
        using var person = new WindowVisitor();
        using var host = StdioHost.Build(
            ["--Sessionboard:ApiToken=sandbox-full", $"--Sessionboard:BaseUrl={_sandbox.BaseAddress}", $"--Sessionboard:Scopes={string.Join(' ', Scopes.AllRead.Concat(Scopes.AllWrite))}"],
            sandbox: null, new DesktopIdentity("default", new ProfileStore(_place.Data, TimeProvider.System)));
        var window = host.Services.GetRequiredService<ApprovalWindow>();
        using var end = new CancellationTokenSource();
        await using var terminal = new StringWriter();

        var waits = await program.AskAsync("update_session", new { event_id = Event, session_id = session, is_public = true });
        var told = waits.GetProperty("notice").GetString()!;
        var command = ChangesCommand.RunAsync(window, terminal, opensBrowser: false, isTerminal: true, end.Token);
        var list = await person.OpenAsync(terminal.ToString().Split('\n')[1].Trim());
        var approved = await person.PressAsync(new Uri(list.At, $"/changes/{Id(waits)}"), "approve");
        await end.CancelAsync();
        await command;

        told.ShouldContain($"No browser can be opened here. Ask the person to run `");
        told.ShouldContain($"changes --data {_place.Data}` in a terminal on this machine, with SESSIONBOARD_API_TOKEN and the other settings of this assistant");
        list.Html.ShouldContain("1 change waits for you");
        approved.Status.ShouldBe(HttpStatusCode.OK);
        State(await program.AskAsync("get_change", new { change_id = Id(waits) })).ShouldBe("applied");
        await Should.ThrowAsync<HttpRequestException>(() => person.OpenAsync(list.At.AbsoluteUri));
    }

    [Fact]
    public async Task What_is_no_terminal_gets_no_address_from_the_command()
    {
        await using var scene = new WindowScene();
        await scene.WaitingAsync();
        await using var output = new StringWriter();

        var failure = await Should.ThrowAsync<SessionboardMcp.Core.Configuration.ConfigurationProblemException>(
            () => ChangesCommand.RunAsync(scene.Window, output, opensBrowser: false, isTerminal: false, CancellationToken.None));

        failure.Message.ShouldBe("No browser could be opened, and the address is printed to a terminal only. Run it in one.");
        output.ToString().ShouldBeEmpty();
    }

    private static async Task<string> SessionAsync(WritingProgram program)
    {
        var made = await program.AskAsync("create_session", new { event_id = Event, title = "Made at the desktop", capacity = 40 });
        return made.GetProperty("rows")[0][1].GetString()!;
    }

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static string Id(JsonElement answer) => answer.GetProperty("changeId").GetString()!;
}
