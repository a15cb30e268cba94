using System.CommandLine;
using SessionboardMcp.Commands;
using SessionboardMcp.Server.Commands;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>Wrong usage ends with code 2 and one line that says what was meant.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("serv", "Unknown argument serv. Did you mean serve?")]
    [InlineData("sevre", "Unknown argument sevre. Did you mean serve?")]
    [InlineData("docter", "Unknown argument docter. Did you mean doctor?")]
    [InlineData("conections list", "Unknown argument conections. Did you mean connections?")]
    [InlineData("connections lst", "Unknown argument lst. Did you mean list?")]
    [InlineData("--sandbx", "Unknown argument sandbx. Did you mean --sandbox?")]
    [InlineData("sandbx", "Unknown argument sandbx. Did you mean sandbox?")]
    [InlineData("serve --locl", "Unknown argument locl. Did you mean --local?")]
    [InlineData("serve --url http://localhost:1", "Unknown argument url. Did you mean --urls?")]
    [InlineData("doctor --jsn", "Unknown argument jsn. Did you mean --json?")]
    [InlineData("connections list --dta x", "Unknown argument dta. Did you mean --data?")]
    [InlineData("--verson", "Unknown argument verson. Did you mean --version?")]
    [InlineData("serve --local --Privcy:ShowPersonalData=true", "Unknown argument Privcy:ShowPersonalData. Did you mean --Privacy:ShowPersonalData?")]
    [InlineData("serve --local --Sesionboard:ApiToken=secret-value", "Unknown argument Sesionboard:ApiToken. Did you mean --Sessionboard:ApiToken?")]
    [InlineData("serve --local --Sessionboard:ApiToken", "Unknown argument Sessionboard:ApiToken. Write --Sessionboard:ApiToken=value.")]
    [InlineData("serve --local xyzzy-plugh", "Unknown argument xyzzy-plugh. Options are listed by ")]
    [InlineData("serve --urls", "Required argument missing for option: '--urls'.")]
    [InlineData("connections", "Required command was not provided. Say which: list, revoke, prune.")]
    [InlineData("audit", "Required command was not provided. Say which: export, follow, verify.")]
    [InlineData("audit verfy", "Unknown argument verfy. Did you mean verify?")]
    [InlineData("audit verify --agains x", "Unknown argument agains. Did you mean --against?")]
    [InlineData("audit exprt", "Unknown argument exprt. Did you mean export?")]
    [InlineData("audit export --since yesterday", "--since is 'yesterday'. Write a day or an instant, such as 2026-11-28 or 2026-11-28T14:00:00Z.")]
    [InlineData("audit export --until 2026-13-01", "--until is '2026-13-01'.")]
    [InlineData("connections revoke", "Required argument 'id' missing for command: 'revoke'.")]
    [InlineData("serve --local --sandbox --urls http://localhost:99999", "http://localhost:99999 is no address to listen on.")]
    [InlineData("serve --local --sandbox --urls http://localhost:abc", "http://localhost:abc is no address to listen on.")]
    [InlineData("serve --local --sandbox --urls localhost:3001", "localhost:3001 is no address to listen on.")]
    [InlineData("serve --sandbox --urls http://localhost:-1", "http://localhost:-1 is no address to listen on.")]
    [InlineData("sandbox --urls http://localhost:abc", "The sandbox cannot start. http://localhost:abc is no address to listen on.")]
    [InlineData("serve --sandbox --local --sandbox-urls http://[::1]:70000", "The sandbox cannot start. http://[::1]:70000 is no address to listen on.")]
    public async Task It_is_said_in_one_line_and_ends_with_2(string line, string expected)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));

        code.ShouldBe(2, error);
        error.ShouldStartWith(expected);
        error.TrimEnd().ShouldNotContain("\n");
        (error + output).ShouldNotContain("secret-value");
        output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("doctor -h")]
    [InlineData("sandbox --help")]
    [InlineData("connections --help")]
    [InlineData("connections revoke --help")]
    [InlineData("audit --help")]
    [InlineData("audit export --help")]
    [InlineData("audit follow --help")]
    [InlineData("audit verify --help")]
    public async Task Help_names_what_is_ours_only(string line)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));

        code.ShouldBe(0);
        error.ShouldBeEmpty();
        output.ShouldNotContain("dditional");
        output.ShouldNotContain("application that is being run");
        output.ShouldContain("2 wrong usage or configuration");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandUsage.RunAsync(RootCommands.Create(), args, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
