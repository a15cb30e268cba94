using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>What the operators' README tells those with an identity provider.</summary>
internal static partial class ReadmeOfOutsideIssuer
{
    /// <summary>The section.</summary>
    public static string Section { get; } = Read().Split("## Your company's identity provider")[1].Split("\n## ")[0];

    /// <summary>The variables that it has the operator export.</summary>
    public static Dictionary<string, string> Variables => Export().Matches(Section)
        .SelectMany(export => Variable().Matches(export.Value))
        .ToDictionary(variable => variable.Groups["name"].Value, variable => variable.Groups["value"].Value.Trim('"'));

    private static string Read([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../../deploy/README.md"));

    [GeneratedRegex("^export .*$", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex("(?<name>\\w+)=(?<value>\"[^\"]*\"|[^\\s#]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
