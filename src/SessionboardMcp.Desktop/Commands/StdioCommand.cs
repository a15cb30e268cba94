using System.CommandLine;
using SessionboardMcp.Desktop.Hosting;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>stdio</c>: MCP on standard input and output.</summary>
internal static class StdioCommand
{
    private const string Name = "stdio";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command(Name, "Speaks MCP on standard input and output; logs go to standard error.");
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>stdio</c>.</summary>
    public static void AddTo(Command command)
    {
        var sandbox = new Option<bool>("--sandbox") { Description = "Answer from an invented conference, without any credential." };
        command.Add(sandbox);
        var profile = new ProfileOptions(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, () => StdioRun.RunAsync(
            parsed.GetValue(sandbox), parsed.UnmatchedTokens, () => profile.Identity(parsed), OpenStreams(parsed), cancellationToken)));
    }

    /// <summary>Tells an assistant that started the program wrongly what is wrong, instead of ending before it asks.</summary>
    public static Task ExplainAsync(ParseResult parsed, string problem)
    {
        var command = parsed.CommandResult.Command;
        return command is RootCommand || command.Name == Name ? StdioRun.ExplainAsync(problem, OpenStreams(parsed), CancellationToken.None) : Task.CompletedTask;
    }

    // Not the console's reader and writer, which would decode and encode a second time. A command is where the terminal is spoken to.
#pragma warning disable RS0030
    private static StandardStreams OpenStreams(ParseResult parsed) =>
        new(Console.OpenStandardInput(), new BufferedStream(Console.OpenStandardOutput()), parsed.InvocationConfiguration.Error) { IsTerminal = !Console.IsInputRedirected };
#pragma warning restore RS0030
}
