using System.CommandLine;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>serve</c>: MCP over HTTP.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command(Name, "Serves MCP over streamable HTTP at /mcp.");
        AddTo(command);
        return command;
    }

    /// <summary>
    /// How a command line is run. The library would end the process two seconds after a signal, and keeps others from hearing of it meanwhile. The
    /// server hears signals by itself, and ends once running calls have their answers.
    /// </summary>
    public static InvocationConfiguration Invocation(ParseResult parsed)
    {
        var invocation = new InvocationConfiguration();
        if (parsed.CommandResult.Command is RootCommand or { Name: Name })
            invocation.ProcessTerminationTimeout = null;
        return invocation;
    }

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static void AddTo(Command command)
    {
        var local = new Option<bool>("--local") { Description = "No sign-in: for the one person on this machine, on loopback only." };
        var sandbox = new Option<bool>("--sandbox") { Description = "Serve an invented conference from a sandbox in this process." };
        var sandboxUrl = new Option<string?>("--sandbox-urls") { Description = "Address of that sandbox (a free loopback port).", HelpName = "URL" };
        var urls = new Option<string?>("--urls") { Description = "Where to listen (http://localhost:3001).", HelpName = "URL" };
        var data = DataOption.Create();
        command.Add(data);
        command.Add(local);
        command.Add(sandbox);
        command.Add(sandboxUrl);
        command.Add(urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = new ServeSettings
            {
                IsLocal = parsed.GetValue(local),
                UsesSandbox = parsed.GetValue(sandbox),
                SandboxUrl = parsed.GetValue(sandboxUrl),
                Urls = parsed.GetValue(urls),
                Data = parsed.GetValue(data),
                Configuration = parsed.UnmatchedTokens,
            };
            return CommandBoundary.RunAsync(parsed, () => ServerRun.ServeAsync(settings, parsed.InvocationConfiguration.Output, cancellationToken));
        });
    }
}
