using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Clients;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Tests.Hosting;
using SessionboardMcp.Desktop.Tests.Identity;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Desktop.Tests.Commands;

/// <summary>The program itself with a profile, in processes of its own.</summary>
public class ProgramTests
{
    [Fact]
    public async Task Several_programs_that_start_at_once_on_an_expired_sign_in_renew_it_once()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        await machine.ExpireAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RealClients.RunAsync(DesktopProgram.Built, ["doctor", "--data", machine.Data])));

        foreach (var (code, output, error) in runs)
        {
            code.ShouldBe(0, output + error);
            output.ShouldContain($"sign_in: Profile default is signed in at {machine.Sandbox.BaseAddress.Authority}");
        }

        machine.Sandbox.OAuth.Refreshes.ShouldBe(1);
        machine.Sandbox.OAuth.RefusedRefreshes.ShouldBe(0);
    }

    [Fact]
    public async Task An_assistant_is_served_under_the_sign_in_told_when_it_ends_and_served_again_after_a_new_one()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        await using var assistant = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = DesktopProgram.Built,
            Arguments = ["stdio", "--data", machine.Data, .. ProcessLog.Arguments],
            StandardErrorLines = line => ProcessLog.TryTake(line),
            EnvironmentVariables = new Dictionary<string, string?> { ["SESSIONBOARD_API_TOKEN"] = null },
        }));
        (await assistant.CallToolAsync("list_events")).IsError.ShouldNotBe(true);

        machine.Sandbox.OAuth.RevokeGrants("rui");
        await machine.ExpireAsync();
        var ended = await assistant.CallToolAsync("get_schema");
        await machine.SignInAsync();
        var again = await assistant.CallToolAsync("get_schema");

        ended.IsError.ShouldBe(true);
        ended.Content.OfType<TextContentBlock>().Single().Text.ShouldContain("`sessionboard-mcp login`");
        again.IsError.ShouldNotBe(true);
    }

    [Theory]
    [InlineData("logn", "Unknown argument logn. Did you mean login?")]
    [InlineData("stdio --sandox", "Unknown argument sandox. Did you mean --sandbox?")]
    [InlineData("whoami --profle x", "Unknown argument profle. Did you mean --profile?")]
    [InlineData("logout extra", "Unknown argument extra.")]
    [InlineData("login --region mars", "Argument 'mars' not recognized. Must be one of: 'us' 'eu'.")]
    [InlineData("login --timeout abc", "Cannot parse argument 'abc' for option '--timeout'")]
    [InlineData("doctor --data", "Required argument missing for option: '--data'.")]
    public async Task Wrong_usage_is_one_line_and_code_2(string line, string expected)
    {
        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, line.Split(' '));

        code.ShouldBe(2);
        error.ShouldStartWith(expected);
        error.TrimEnd().ShouldNotContain("\n");
        output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("whoami")]
    [InlineData("doctor")]
    [InlineData("logout")]
    public async Task A_profile_that_others_can_read_is_closed_and_said_by_every_command(string command)
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        if (OperatingSystem.IsWindows())
            return;
        var profile = Path.Combine(machine.Store.Folder, "profile-default.json");
        File.SetUnixFileMode(profile, OwnerOnly.OwnFile | UnixFileMode.OtherRead);

        var (code, output, error) = await RealClients.RunAsync(DesktopProgram.Built, [command, "--data", machine.Data]);

        code.ShouldBe(0, output + error);
        error.ShouldContain($"Others could open {profile}; only this user can now.");
        if (File.Exists(profile))
            File.GetUnixFileMode(profile).ShouldBe(OwnerOnly.OwnFile);
    }

    [Fact]
    public async Task A_profile_that_is_a_link_is_refused()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();
        var profile = Path.Combine(machine.Store.Folder, "profile-default.json");
        File.Move(profile, profile + ".elsewhere");
        File.CreateSymbolicLink(profile, profile + ".elsewhere");

        var (code, _, error) = await RealClients.RunAsync(DesktopProgram.Built, ["whoami", "--data", machine.Data]);

        code.ShouldBe(2);
        error.ShouldStartWith($"{profile} is a link.");
    }

    [Fact]
    public async Task A_configured_token_wins_and_says_so()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();

        var (code, output, error) = await RealClients.RunAsync(
            DesktopProgram.Built,
            ["--data", machine.Data, $"--Sessionboard:BaseUrl={machine.Sandbox.BaseAddress}", "--Sessionboard:ApiToken=sandbox-read"]);

        code.ShouldBe(0, error);
        output.ShouldBeEmpty();
        error.ShouldContain("it is used instead of the sign-in of profile default");
    }

    [Fact]
    public async Task A_configuration_that_asks_another_host_is_refused()
    {
        await using var machine = await SignedInMachine.StartAsync();
        await machine.SignInAsync();

        var (code, _, error) = await RealClients.RunAsync(DesktopProgram.Built, ["stdio", "--data", machine.Data, "--Sessionboard:Region=eu"]);

        code.ShouldBe(2);
        error.ShouldContain($"Profile default was signed in at {machine.Sandbox.BaseAddress.Authority}, but the configuration asks public-api-eu.sessionboard.com.");
    }
}
