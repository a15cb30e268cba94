using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>Which tools that change something are on, and why the others are off. Nothing is asked of Sessionboard: no endpoint tells what a token may write.</summary>
internal static class WrittenThrough
{
    private const string Check = "writes";

    /// <summary>The finding.</summary>
    /// <param name="services">The services of the host.</param>
    public static Finding Find(IServiceProvider services)
    {
        var tools = ToolCatalogue.Create().OfType<ChangeTool>().ToList();
        if (WritesSwitch.WhyOff(services) is { } off)
            return new Finding(Check, Outcome.Noted, $"Off: {Names(tools)}. {off}");
        var granted = services.GetService<Caller>()?.Scopes ?? Scopes.AllRead;
        var lacking = tools.SelectMany(Lacked).Distinct().ToList();
        var (missing, served) = (tools.Where(tool => Lacked(tool).Any()).ToList(), tools.Where(tool => !Lacked(tool).Any()).ToList());
        if (missing.Count == 0)
            return new Finding(Check, Outcome.Passed, $"On: {Names(tools)}.");
        // Undoing needs what it undoes.
        var on = granted.Overlaps(Scopes.AllWrite) ? $"On: {Names(served)}. " : "";
        return new Finding(
            Check,
            Outcome.Noted,
            $"{on}Off: {Names(on.Length > 0 ? missing : tools)}, as {string.Join(" and ", lacking)} {(lacking.Count == 1 ? "is" : "are")} not named. If they are wanted, give the API token the scope at Sessionboard, and name all its scopes in Sessionboard:Scopes.");

        // Of several of which one is enough all are named where there is none.
        IEnumerable<string> Lacked(ChangeTool tool) => tool.RequiredScopes
            .Where(scope => Scopes.AllWrite.Contains(scope) && !granted.Contains(scope))
            .Concat(tool.EitherScopes.Any(granted.Contains) ? [] : tool.EitherScopes);
    }

    private static string Names(IEnumerable<ChangeTool> tools) => string.Join(", ", tools.Select(tool => tool.ProtocolTool.Name));
}
