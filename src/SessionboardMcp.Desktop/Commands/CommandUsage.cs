using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SessionboardMcp.Core.Configuration;
using NearestNames = SessionboardMcp.SbQL.Names.NearestNames;

namespace SessionboardMcp.Commands;

/// <summary>
/// What both programs do alike with a command line: <c>--help</c> names what is theirs, what is misspelt gets the nearest name, and wrong
/// usage ends with code 2. The file is compiled into both.
/// </summary>
internal static class CommandUsage
{
    /// <summary>The exit code of a command line or configuration that cannot be used.</summary>
    public const int Wrong = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">What was given.</param>
    /// <param name="invocation">Where output goes.</param>
    /// <param name="explain">Says what is wrong with the usage, where somebody listens who does not read standard error; null where nobody does.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public static async Task<int> RunAsync(
        RootCommand root, IReadOnlyList<string> args, InvocationConfiguration? invocation = null, Func<ParseResult, string, Task>? explain = null, CancellationToken cancellationToken = default)
    {
        Explain(root);
        var parsed = root.Parse(args);
        invocation ??= new InvocationConfiguration();
        if (parsed.Action is HelpAction or HelpWithoutNoise || Problem(parsed) is not { } problem)
            return await parsed.InvokeAsync(invocation, cancellationToken);
        await invocation.Error.WriteLineAsync(problem);
        if (explain is not null)
            await explain(parsed, problem);
        return Wrong;
    }

    /// <summary>Has <c>--help</c> leave out what the parser's library would say of every program, and say what holds for every command.</summary>
    private static void Explain(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: SynchronousCommandLineAction usual } help && usual is not HelpWithoutNoise)
                (help.Description, help.Action) = ("Shows this.", new HelpWithoutNoise(usual));
            else if (option is VersionOption)
                option.Description = "Shows the version.";
        }
    }

    private static string? Problem(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var stray = parsed.UnmatchedTokens.FirstOrDefault(token => command.TreatUnmatchedTokensAsErrors || !ConfigurationArguments.IsSetting(token));
        if (stray is not null)
            return Unknown(stray, command);
        if (parsed.Errors.Count == 0)
            return null;
        var choices = command.Subcommands.Count > 0 && command.Action is null ? $" Say which: {string.Join(", ", command.Subcommands.Select(part => part.Name))}." : "";
        var message = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return $"{message}.{choices} {Line(command)} --help says more.";
    }

    private static string Unknown(string token, Command command)
    {
        var name = ConfigurationArguments.Name(token).TrimStart('-');
        var hint = Hint(token, name, command);
        var settings = command.TreatUnmatchedTokensAsErrors || hint.Length > 0 ? "" : $" Settings are written --Section:Key=value, with {string.Join(' ', ConfigurationArguments.Known)}.";
        return $"Unknown argument {name}.{hint} Options are listed by {Line(command)} --help.{settings}";
    }

    private static string Hint(string token, string name, Command command)
    {
        if (name.Contains(':', StringComparison.Ordinal))
            return command.TreatUnmatchedTokensAsErrors ? " This command takes no settings." : $" Write --{name}=value.";
        // As it was written: an option begins with dashes, a command does not.
        var candidates = Known(command).OrderByDescending(known => known.StartsWith('-') == token.StartsWith('-')).ToList();
        var nearest = NearestNames.Of(name, candidates.Select(known => known.TrimStart('-')), 1);
        return nearest.Count > 0 ? $" Did you mean {candidates.First(known => known.TrimStart('-').Equals(nearest[0], StringComparison.OrdinalIgnoreCase))}?" : "";
    }

    private static IEnumerable<string> Known(Command command) =>
        command.Subcommands.Select(part => part.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(command.TreatUnmatchedTokensAsErrors ? [] : ConfigurationArguments.Known.Select(section => "--" + section));

    private static string Line(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? $"{Line(above)} {command.Name}" : command.Name;

    private sealed class HelpWithoutNoise(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            var takesSettings = !command.TreatUnmatchedTokensAsErrors;
            // What is left over goes to the configuration; the library's words for that are about programs that start others.
            command.TreatUnmatchedTokensAsErrors = true;
            var code = usual.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (takesSettings)
                output.WriteLine("Settings:\n  --Section:Key=value, such as --Privacy:ShowPersonalData=true; in the environment Section__Key=value.\n");
            output.WriteLine("Exit codes:\n  0 done, 1 something failed, 2 wrong usage or configuration.");
            return code;
        }
    }
}
