using System.Text.RegularExpressions;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Floors;

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>Plain English: short sentences in what newcomers read, and no word that only old books have.</summary>
public sealed partial class WordsTests
{
    private const int TooMany = 25;

    public static TheoryData<string> Readmes =>
    [
        "README.md", "tests/README.md", "deploy/README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Where(file => !file.Contains("/bin/") && !file.Contains("/obj/")),
    ];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_sentence_of_a_readme_has_under_25_words(string readme) =>
        Prose.Sentences(Page(readme)).Where(sentence => Prose.Words(sentence) >= TooMany).ShouldBeEmpty($"{readme}: make two of it");

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_readme_has_no_odd_word(string readme) => Prose.Sentences(Page(readme)).Where(sentence => Odd().IsMatch(sentence)).ShouldBeEmpty(readme);

    [Fact]
    public void What_a_model_reads_of_tools_has_no_odd_word() =>
        ToolSamples.Tools.Select(tool => tool.ProtocolTool)
            .SelectMany(tool => (string?[])[tool.Title, tool.Description, tool.InputSchema.GetRawText()])
            .Append(Core.Surface.ServerInstructions.Text)
            .Where(text => Odd().IsMatch(text!)).ShouldBeEmpty();

    [Fact]
    public void No_message_has_an_odd_word() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            // What people of the sandbox say of themselves is theirs.
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Intersect(["obj", "Seed"]).Any())
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            // What stands in braces is code, and a text without a space is a name.
            .SelectMany(line => Text().Matches(WithoutCode(line)).Select(text => text.Value))
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && Odd().IsMatch(text))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("One two. Three four five, e.g. six! `seven eight` nine?", "2 5 2")]
    [InlineData("# One\n\nTwo three\nfour\n\n- five\n  six\n- seven\n\n| eight |\n", "1 3 2 1")]
    [InlineData("One [two three](https://a.example/x) https://b.example/ four.\n```\nfive six\n```\nSeven", "5 1")]
    [InlineData("It is so (as \"here.\") And then — it ends.", "5 4")]
    public void Sentences_are_told_apart(string page, string words) =>
        string.Join(' ', Prose.Sentences(page).Select(Prose.Words)).ShouldBe(words);

    private static string WithoutCode(string line)
    {
        while (Hole().IsMatch(line))
            line = Hole().Replace(line, "");
        return line;
    }

    private static string Page(string readme) => File.ReadAllText(Path.Combine(Repository.Root, readme));

    [GeneratedRegex(@"\bmend(s|ed|ing)?\b|\blies? apart\b", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
