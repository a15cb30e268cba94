using System.CommandLine;
using System.Text.Json;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("serve", "Nothing says how people sign in at Sessionboard. Do one of these:")]
    [InlineData("", "Nothing says how people sign in at Sessionboard. Do one of these:")]
    [InlineData("serve --urls http://0.0.0.0:3001", "PublicUrl is not set. Set it to the https address")]
    [InlineData("serve --urls http://127.0.0.1:0", "PublicUrl is not set. Set it to the https address")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x --data \"\"", "--data is empty. Say where to keep grants")]
    [InlineData("serve --PublicUrl=http://mcp.example.org", "PublicUrl is 'http://mcp.example.org'. Set it to an https address")]
    [InlineData("serve --PublicUrl=https://mcp.example.org/path", "PublicUrl is 'https://mcp.example.org/path'. Set it to an https address without a path")]
    [InlineData("serve --OutsideIssuer:Authority=https://login.example.org", "OutsideIssuer:Audience is ''. Set it to the exact audience")]
    [InlineData("serve --OutsideIssuer:Audience=x", "OutsideIssuer:Authority is ''. Set it to the issuer address")]
    [InlineData("serve --OutsideIssuer:Authority=https://login.example.org --OutsideIssuer:Audience=x --OutsideIssuer:Access:0:Group=g --OutsideIssuer:Access:0:Gives=read:insights --Sessionboard:ApiToken=", "No API token.")]
    [InlineData("serve --local --sandbox --urls http://0.0.0.0:3001", "--local listens on loopback only, and \"http://0.0.0.0:3001\" is not.")]
    [InlineData("serve --local --sandbox --urls http://example.com:3001", "--local listens on loopback only")]
    [InlineData("serve --local --sandbox --sandbox-urls http://0.0.0.0:3002", "The sandbox cannot start.")]
    [InlineData("serve --local --sandbx", "Unknown argument sandbx.")]
    [InlineData("serve --local --Sessionboard:ApiToken", "Unknown argument Sessionboard:ApiToken.")]
    [InlineData("serve --local --Sessionboard:Region=mars --Sessionboard:ApiToken=x", "Sessionboard:Region is 'mars'. Set it to 'us' or 'eu'")]
    [InlineData("serve --local --Sessionboard:ApiToken=sandbox-full", "Sessionboard:ApiToken is a sandbox token, but the address is 'public-api.sessionboard.com'")]
    [InlineData("serve --local --Sessionboard:BaseUrl=http://example.com --Sessionboard:ApiToken=x", "Sessionboard:BaseUrl is 'http://example.com'.")]
    [InlineData("serve --local --Sessionboard:ApiToken=", "No API token.")]
    [InlineData("serve --local --Sessionboard:ApiToken_FILE=/nowhere/token", "Sessionboard:ApiToken_FILE: the file /nowhere/token is not there.")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x --Shutdown:Delay=soon", "Shutdown:Delay is 'soon'. Write a time from 00:00:00 to 00:01:00")]
    [InlineData("sandbox --urls http://0.0.0.0:3002", "The sandbox cannot start.")]
    [InlineData("sandbox --urls http://127.0.0.1:0 --Sandbox:OAuth:AccessTokenLifetime=00:00:00", "The sandbox cannot start. OAuth.AccessTokenLifetime is 00:00:00; give a second or more.")]
    [InlineData("sandbox --urls http://127.0.0.1:0 --Sandbox:OAuth:AccessTokenLifetime=soon", "Sandbox:OAuth:AccessTokenLifetime is 'soon'. Write a time as 00:01:00")]
    [InlineData("sandbox --urls http://127.0.0.1:0 --Sandbox:Speed=1", "Unknown argument Sandbox:Speed. The sandbox knows Sandbox:Limit, ")]
    [InlineData("sandbox --sandbx", "Unknown argument sandbx.")]
    [InlineData("sandbox --Privacy:ShowPersonalData=true", "Unknown argument Privacy:ShowPersonalData. Options are listed by --help; configuration is written --Section:Key=value, with Sandbox:")]
    [InlineData("serve --sandbox --Sandbox:OAuth:Spelling=1", "Unknown argument Sandbox:OAuth:Spelling.")]
    [InlineData("serve --sandbox --local --Sandbox:Limit=0", "The sandbox cannot start. Limit is 0; give 1 or more.")]
    [InlineData("serve --Sandbox:Limit=1", "Unknown argument Sandbox:Limit.")]
    public async Task What_cannot_start_says_what_to_do(string line, string expected)
    {
        var (code, _, error) = await RunAsync(line);

        code.ShouldBe(2);
        error.ShouldStartWith(expected);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Who_starts_it_with_nothing_set_is_told_everything_at_once()
    {
        var (code, _, error) = await RunAsync("serve --urls http://0.0.0.0:8080 --data /nowhere");

        code.ShouldBe(2);
        error.ShouldContain("PublicUrl is not set.");
        foreach (var setting in (string[])["Sessionboard__OAuth__ClientId", "OutsideIssuer__Authority", "SESSIONBOARD_API_TOKEN", "serve --sandbox", "https://your-host/oauth/callback/us"])
            error.ShouldContain(setting);
    }

    [Fact]
    public async Task Nothing_is_copied_from_a_folder_without_a_database()
    {
        using var directory = new TemporaryDirectory();

        var (code, output, error) = await ServerProcess.RunAsync(new Dictionary<string, string>(), "database", "copy", "--data", directory.Path, "--to", "postgresql://me@127.0.0.1:9/conf");

        code.ShouldNotBe(0);
        (output + error).ShouldContain("There is no database in");
        Directory.Exists(directory.Path).ShouldBeFalse("nothing is made on the way");
    }

    [Fact]
    public async Task Doctor_finds_nothing_wrong_with_the_sandbox()
    {
        var (code, output, _) = await RunAsync("doctor --sandbox --json");

        code.ShouldBe(0);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("healthy").GetBoolean().ShouldBeTrue();
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString())
            .ShouldBe(["configuration", "reachable", "credential", "events", "mcp_switches", "budget", "tools", "writes"]);
    }

    [Fact]
    public async Task Doctor_without_a_token_names_the_mend()
    {
        var (code, output, _) = await RunAsync("doctor --Sessionboard:ApiToken=");

        code.ShouldBe(1);
        output.ShouldContain("[FAIL] configuration");
        output.ShouldContain("SESSIONBOARD_API_TOKEN");
    }

    [Fact]
    public async Task An_operator_lists_and_revokes_connections()
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        await visitor.SignInAsync();
        await server.DisposeAsync();
        var id = await ListAsync(server.Data);
        const string Way = "--Sessionboard:OAuth:ClientId=test";

        (await RunAsync($"connections revoke nobody --data {server.Data} {Way}")).Code.ShouldBe(1);
        (await RunAsync($"connections revoke {id} --data {server.Data} {Way}")).Output.ShouldStartWith("Ended.");
        (await RunAsync($"connections prune --data {server.Data} {Way}")).Output.ShouldContain("0 forgotten.");
        (await RunAsync($"connections list --data {server.Data}")).Output.ShouldContain("revoked by the operator");
        (await RunAsync($"serve --sandbox --data {server.Data}")).Error.ShouldContain("holds real grants, and --sandbox serves invented data");
    }

    private static async Task<string> ListAsync(string data)
    {
        var (code, output, _) = await RunAsync($"connections list --data {data}");
        code.ShouldBe(0);
        output.ShouldContain("Test Assistant");
        output.ShouldContain("connected");
        var lines = output.Split('\n');
        lines[0].ShouldBe("id\tsince\tlast used\tregion\tassistant\tlabel\taccess\tstate");
        var (_, json, _) = await RunAsync($"connections list --json --data {data}");
        var listed = JsonDocument.Parse(json).RootElement[0];
        listed.GetProperty("assistant").GetString().ShouldBe("Test Assistant");
        listed.GetProperty("access").EnumerateArray().ShouldContain(scope => scope.GetString() == "read:insights");
        var id = lines[1].Split('\t')[0];
        listed.GetProperty("id").GetString().ShouldBe(id);
        return id;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var code = await RootCommands.Create().Parse(line).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, deadline.Token);
        return (code, output.ToString(), error.ToString());
    }
}
