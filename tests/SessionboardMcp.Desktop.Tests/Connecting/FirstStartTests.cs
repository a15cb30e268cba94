using System.IO.Pipes;
using ModelContextProtocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Desktop.Tests.Identity;

namespace SessionboardMcp.Desktop.Tests.Connecting;

/// <summary>A start without a credential, or with settings that cannot be used: the assistant hears why, from every tool.</summary>
public class FirstStartTests
{
    public static TheoryData<string> Revisions => ["2025-06-18", "2025-11-25", "2026-07-28"];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Without_a_credential_all_tools_are_listed_and_each_says_how_to_connect(string revision)
    {
        var data = UnconnectedProgram.NoFolder();
        await using var assistant = await UnconnectedProgram.StartAsync(revision, data, []);

        var tools = (await assistant.ListToolsAsync()).Select(tool => tool.Name).ToList();

        tools.ShouldBe([.. VisibleTools.Names, HowToConnect.Tool], ignoreOrder: true);
        foreach (var tool in VisibleTools.Names)
        {
            var answer = await assistant.CallToolAsync(tool);
            answer.IsError.ShouldBe(true, tool);
            answer.Text().ShouldStartWith("Not connected to Sessionboard yet: ", customMessage: tool);
            answer.Text().ShouldContain(HowToConnect.Tool);
            answer.Text().ShouldContain("SESSIONBOARD_API_TOKEN");
            answer.Text().ShouldContain("`sessionboard-mcp login`");
            answer.Text().Split('.').Length.ShouldBe(2, "one sentence");
        }
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Without_a_credential_resources_and_prompts_are_listed_and_a_read_says_how_to_connect(string revision)
    {
        await using var assistant = await UnconnectedProgram.StartAsync(revision, UnconnectedProgram.NoFolder(), []);

        (await assistant.CallToolAsync("create_event_setting")).Text().ShouldContain(HowToConnect.Tool, customMessage: "also what needs a write scope");
        (await assistant.ListResourcesAsync()).ShouldNotBeEmpty();
        // All but those that plan, which need a scope for writing.
        (await assistant.ListPromptsAsync()).Select(prompt => prompt.Name).ShouldBe(
            PromptCatalogue.Create().Select(prompt => prompt.ProtocolPrompt.Name).Except(["plan_agenda_from_scratch", "repair_agenda"]), ignoreOrder: true);
        var refused = await Should.ThrowAsync<McpProtocolException>(async () => await assistant.ReadResourceAsync("sessionboard://events"));

        refused.Message.ShouldContain("Not connected to Sessionboard yet");
    }

    [Theory]
    [InlineData("--Sessionboard:Region=mars", "mars")]
    [InlineData("--Sessionboard:BaseUrl=http://example.org", "Sessionboard:BaseUrl")]
    [InlineData("--Sessionboard:Deadline=00:00:00", "Sessionboard:Deadline")]
    [InlineData("--Queries:MaximumLength=1", "Queries:MaximumLength")]
    [InlineData("--Privcy:ShowPersonalData=true", "Privcy")]
    [InlineData("--Sessionboard:ApiTokn=hunter2", "Did you mean --Sessionboard:ApiToken?")]
    [InlineData("--Privacy:ShowPersonalData=maybe", "Privacy:ShowPersonalData is 'maybe'. Set it to true or false.")]
    [InlineData("--profile=Not-One", "--profile")]
    [InlineData("--Sessionboard:ApiToken=sandbox-full", "sandbox")]
    [InlineData("--sandox", "Did you mean --sandbox?")]
    [InlineData("serve", "Unknown argument serve")]
    public async Task Settings_that_cannot_be_used_are_told_by_the_tools(string argument, string named)
    {
        var data = UnconnectedProgram.NoFolder();
        await using var assistant = await UnconnectedProgram.StartAsync("2025-11-25", data, [argument]);

        (await assistant.ListToolsAsync()).Select(tool => tool.Name).ShouldContain("list_events");
        var answer = await assistant.CallToolAsync("list_events");
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, ["stdio", "--data", data, argument]);

        answer.IsError.ShouldBe(true);
        answer.Text().ShouldStartWith("This program's settings cannot be used: ");
        answer.Text().ShouldContain(named);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(named);
    }

    [Theory]
    [InlineData()]
    [InlineData("--Sessionboard:Region=mars")]
    [InlineData("--Sessionboard:ApiTokn=hunter2")]
    [InlineData("--Writes:Approval=sometimes")]
    public async Task A_person_at_a_terminal_reads_what_is_wrong_and_the_program_ends(params string[] arguments)
    {
        var store = new ProfileStore(UnconnectedProgram.NoFolder(), TimeProvider.System);
        using var waits = new AnonymousPipeServerStream(PipeDirection.In);
        using var error = new StringWriter();

        var code = await StdioRun.RunAsync(
            usesSandbox: false, arguments, () => new DesktopIdentity("default", store), new StandardStreams(waits, Stream.Null, error) { IsTerminal = true }, CancellationToken.None);

        code.ShouldBe(2);
        error.ToString().ShouldNotBeEmpty();
        error.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_profile_of_another_host_and_one_that_cannot_be_read_are_told_by_the_tools()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        await using var elsewhere = await UnconnectedProgram.StartAsync("2025-11-25", machine.Data, ["--Sessionboard:Region=eu"]);
        (await elsewhere.CallToolAsync("list_events")).Text().ShouldContain("but the configuration asks public-api-eu.sessionboard.com");
        await using var assistant = await UnconnectedProgram.StartAsync("2025-11-25", machine.Data, []);
        (await assistant.CallToolAsync("list_events")).IsError.ShouldNotBe(true);

        await File.WriteAllTextAsync(Path.Combine(machine.Store.Folder, "profile-default.json"), "{}");
        var running = await assistant.CallToolAsync("list_events");
        await using var started = await UnconnectedProgram.StartAsync("2025-11-25", machine.Data, []);

        running.Text().ShouldContain("is not a profile of this program");
        (await started.CallToolAsync("list_events")).Text().ShouldContain("is not a profile of this program");
    }

    [Theory]
    [InlineData("${user_config.api_token}")]
    [InlineData("${input:token}")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_setting_that_nobody_filled_in_is_none(string token)
    {
        await using var assistant = await UnconnectedProgram.StartAsync(
            "2025-11-25", UnconnectedProgram.NoFolder(), [],
            ("SESSIONBOARD_API_TOKEN", token), ("SESSIONBOARD_REGION", "${user_config.region}"), ("SESSIONBOARD_OAUTH_CLIENT_ID", "${user_config.oauth_client_id}"));

        (await assistant.CallToolAsync("list_events")).Text().ShouldStartWith("Not connected to Sessionboard yet: ");
        (await assistant.CallToolAsync(HowToConnect.Tool)).Text().ShouldContain("Signing in is not set up on this machine");
    }
}
