using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>The repository's README, and what it promises: a first answer, and ten questions.</summary>
internal static partial class ReadmeFile
{
    private static readonly string Path = System.IO.Path.Combine(Root(), "README.md");

    public static string Text { get; private set; } = File.ReadAllText(Path);

    /// <summary>The body that its command sends.</summary>
    public static string Command => CommandBody().Match(Text).Groups["body"].Value;

    /// <summary>The answer that stands under the command.</summary>
    public static string Answer => Fenced("json", Text.Split("## Try it")[1].Split("\n## ")[0]).Single();

    /// <summary>The rows of its table of questions.</summary>
    public static IReadOnlyList<ReadmeQuestion> Questions => [.. QuestionRow().Matches(Text.Split("## Ten questions to ask")[1].Split("\n## ")[0])
        .Select(row => new ReadmeQuestion(row.Groups["question"].Value, row.Groups["tool"].Value, row.Groups["arguments"].Value, row.Groups["line"].Value))];

    /// <summary>Which of these names its section on tools names, in that order.</summary>
    public static IEnumerable<string> ToolsNamed(IEnumerable<string> known) =>
        Code().Matches(Text.Split("## What it may see and do")[1].Split("\n## ")[0]).Select(code => code.Groups["code"].Value).Intersect(known);

    /// <summary>The fenced blocks of a language, without their indentation.</summary>
    public static IEnumerable<string> Fenced(string language, string text) =>
        Block().Matches(text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["content"].Value);

    /// <summary>Writes what is true into the README, as with every snapshot.</summary>
    public static void Replace(string old, string current)
    {
        Text = Text.Replace(old, current, StringComparison.Ordinal);
        File.WriteAllText(Path, Text);
    }

    private static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex("curl .*-d '(?<body>[^']*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandBody();

    [GeneratedRegex(@"^\| (?<question>[^|]+) \| `(?<tool>[a-z_]+) ?(?<arguments>\{[^|]*\})?` \| `(?<line>[^|]*)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex QuestionRow();

    [GeneratedRegex("`(?<code>[a-z_]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"^ *```(?<language>\w+)\n(?<content>.*?)\n *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

/// <summary>A row of the README's table: the question, the call for it, and the first line of the answer.</summary>
internal sealed record ReadmeQuestion(string Question, string Tool, string Arguments, string Line);
