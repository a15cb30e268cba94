using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Desktop.Tests.Identity;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Desktop.Tests.Connecting;

/// <summary><c>connect_sessionboard</c> through real clients, with a browser that the program finds and a person in it.</summary>
public class ConnectTests
{
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task The_person_signs_in_and_the_running_program_uses_it(string revision)
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = await PersonsBrowser.InstallAsync();
        await using var assistant = await StartAsync(machine, browser, revision);
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = assistant.RegisterNotificationHandler(
            NotificationMethods.ToolListChangedNotification, (_, _) => { changed.TrySetResult(); return ValueTask.CompletedTask; });
        (await assistant.CallToolAsync("list_events")).IsError.ShouldBe(true);

        var person = browser.SignInAsync("rui");
        var connected = await assistant.CallToolAsync(HowToConnect.Tool);
        var address = await person;
        var events = await assistant.CallToolAsync("list_events");
        var again = await assistant.CallToolAsync(HowToConnect.Tool);

        connected.IsError.ShouldNotBe(true, connected.Text());
        connected.Text().ShouldStartWith($"Connected to Sessionboard ({machine.Sandbox.BaseAddress.Authority}).");
        events.IsError.ShouldNotBe(true, events.Text());
        events.StructuredContent!.Value.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        events.StructuredContent.Value.GetProperty("receipt").GetProperty("source").GetString().ShouldBe("127.0.0.1");
        again.Text().ShouldContain("already");
        (await assistant.ListToolsAsync()).Select(tool => tool.Name).ShouldNotContain(HowToConnect.Tool);
        if (revision == "2025-11-25")
            await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        // With the address, somebody else could sign this program in as themselves.
        var said = connected.Text() + again.Text();
        said.ShouldNotContain("http");
        foreach (var secret in address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[1]).Where(value => value.Length > 20))
            said.ShouldNotContain(secret);
        var tokens = machine.Store.Unseal(machine.Store.Find("default")!);
        said.ShouldNotContain(tokens.Access);
        said.ShouldNotContain(tokens.Refresh!);
    }

    [Fact]
    public async Task A_person_who_says_no_connects_nobody()
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = await PersonsBrowser.InstallAsync();
        await using var assistant = await StartAsync(machine, browser, "2025-11-25");

        var person = browser.SignInAsync("rui", approves: false);
        var refused = await assistant.CallToolAsync(HowToConnect.Tool);
        await person;

        refused.IsError.ShouldBe(true);
        refused.Text().ShouldStartWith("Not connected. Sessionboard did not allow it");
        (await assistant.CallToolAsync("list_events")).Text().ShouldStartWith("Not connected");
        machine.Store.Find("default").ShouldBeNull();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    // A browser for terminals would read the address, and show nobody anything.
    [InlineData(null, false)]
    public async Task Where_no_browser_opens_it_says_the_command_and_a_sign_in_there_is_used(int? fails, bool hasScreen)
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = fails == 0 ? null : await PersonsBrowser.InstallAsync(fails ?? 0);
        await using var assistant = await StartAsync(machine, browser, "2025-11-25", hasScreen);

        var told = await assistant.CallToolAsync(HowToConnect.Tool);
        await machine.SignInAsync();
        var events = await assistant.CallToolAsync("list_events");

        told.IsError.ShouldNotBe(true);
        told.Text().ShouldContain($"{DesktopProgram.Built} login --data {machine.Data} --Sessionboard:BaseUrl={machine.Sandbox.BaseAddress}");
        told.Text().ShouldNotContain("oauth/authorize");
        events.IsError.ShouldNotBe(true, events.Text());
    }

    [Fact]
    public async Task A_sign_in_that_ended_offers_the_tool_again()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        using var browser = await PersonsBrowser.InstallAsync();
        await using var assistant = await StartAsync(machine, browser, "2025-11-25");
        (await assistant.ListToolsAsync()).Select(tool => tool.Name).ShouldBe(VisibleTools.Names);

        machine.Sandbox.OAuth.RevokeGrants("rui");
        await machine.ExpireAsync();
        var ended = await assistant.CallToolAsync("list_events");
        var offered = (await assistant.ListToolsAsync()).Select(tool => tool.Name).ToList();
        var person = browser.SignInAsync("rui");
        var connected = await assistant.CallToolAsync(HowToConnect.Tool);
        await person;

        ended.Text().ShouldContain($"Call {HowToConnect.Tool}");
        offered.ShouldContain(HowToConnect.Tool);
        connected.IsError.ShouldNotBe(true, connected.Text());
        (await assistant.CallToolAsync("list_events")).IsError.ShouldNotBe(true);
    }

    [Theory]
    [InlineData("""{"region":"mars"}""", "neither \"us\" nor \"eu\"")]
    [InlineData("""{"region":1}""", "neither \"us\" nor \"eu\"")]
    [InlineData("""{"region":["us"]}""", "neither \"us\" nor \"eu\"")]
    [InlineData("""{"url":"http://evil.example"}""", "no argument but `region`")]
    [InlineData("""{"region":"eu"}""", "Signing in is not set up")]
    [InlineData("""{"region":"EU "}""", "Signing in is not set up")]
    [InlineData("""{"region":""}""", "Signing in is not set up")]
    [InlineData("""{"region":null}""", "Signing in is not set up")]
    public async Task The_region_is_us_or_eu_or_none(string arguments, string said)
    {
        await using var assistant = await UnconnectedProgram.StartAsync("2025-11-25", UnconnectedProgram.NoFolder(), []);
        using var given = JsonDocument.Parse(arguments);

        var answer = await assistant.CallToolAsync(
            HowToConnect.Tool, given.RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value.Clone()));

        answer.IsError.ShouldBe(true);
        answer.Text().ShouldContain(said);
    }

    [Fact]
    public async Task A_region_that_the_settings_do_not_name_is_refused()
    {
        await using var assistant = await UnconnectedProgram.StartAsync(
            "2025-11-25", UnconnectedProgram.NoFolder(), [], ("SESSIONBOARD_REGION", "us"), ("SESSIONBOARD_OAUTH_CLIENT_ID", "ours"));

        var answer = await assistant.CallToolAsync(HowToConnect.Tool, new Dictionary<string, object?> { ["region"] = "eu" });

        answer.IsError.ShouldBe(true);
        answer.Text().ShouldContain("settings name public-api.sessionboard.com");
    }

    [Theory]
    [InlineData("--sandbox")]
    [InlineData("--Sessionboard:ApiToken=abc")]
    public async Task With_a_token_there_is_nothing_to_connect(string argument)
    {
        await using var assistant = await UnconnectedProgram.StartAsync("2025-11-25", UnconnectedProgram.NoFolder(), [argument]);

        var listed = (await assistant.ListToolsAsync()).Select(tool => tool.Name).ToList();

        listed.ShouldContain("list_events");
        listed.ShouldNotContain(HowToConnect.Tool);
    }

    [NativeTheory]
    [InlineData("v1")]
    [InlineData("v2-2025-11-25")]
    [InlineData("v2-2026-07-28")]
    public async Task The_typescript_sdk_connects_the_native_binary(string revision)
    {
        await using var machine = await SignedInMachine.StartAsync();
        using var browser = await PersonsBrowser.InstallAsync();
        var person = browser.SignInAsync("rui");

        var seen = await RealClients.DriveAsync(
            revision,
            """[{"name":"list_events","arguments":{}},{"name":"connect_sessionboard","arguments":{}},{"name":"list_events","arguments":{}}]""",
            [
                "stdio", "/usr/bin/env", $"PATH={browser.SearchPath}", "DISPLAY=:0", DesktopProgram.Native, "stdio", "--data", machine.Data,
                $"--Sessionboard:BaseUrl={machine.Sandbox.BaseAddress}", .. ProcessLog.Arguments,
            ]);
        await person;

        seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()).ShouldBe([.. VisibleTools.Names, HowToConnect.Tool], ignoreOrder: true);
        var results = seen.GetProperty("results");
        results[0].GetProperty("isError").GetBoolean().ShouldBeTrue();
        results[0].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain(HowToConnect.Tool);
        results[1].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldStartWith("Connected to Sessionboard");
        results[2].GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    private static Task<McpClient> StartAsync(SignedInMachine machine, PersonsBrowser? browser, string revision, bool hasScreen = true) => UnconnectedProgram.StartAsync(
        revision, machine.Data, [], ("SESSIONBOARD_BASE_URL", machine.Sandbox.BaseAddress.AbsoluteUri), ("PATH", browser?.SearchPath ?? "/nowhere"),
        ("DISPLAY", hasScreen ? ":0" : null), ("WAYLAND_DISPLAY", null), ("WSL_DISTRO_NAME", null), ("BROWSER", null));
}
