using System.Text.RegularExpressions;

namespace SessionboardMcp.Floors;

/// <summary>What <c>tests/renames.md</c> says: lines such as <c>- `Old.Name` -> `New.Name`</c>. A name stands for all below it.</summary>
internal sealed partial class TestRenames
{
    private const string Gone = "gone";

    private readonly Dictionary<string, string> _newNames;

    private TestRenames(Dictionary<string, string> newNames) => _newNames = newNames;

    /// <summary>Reads the table.</summary>
    public static TestRenames Read() => Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "renames.md")));

    /// <summary>Reads a table.</summary>
    public static TestRenames Parse(string text) =>
        new(Line().Matches(text).DistinctBy(line => line.Groups["old"].Value).ToDictionary(line => line.Groups["old"].Value, line => line.Groups["new"].Value, StringComparer.Ordinal));

    /// <summary>What a test is called now: renamed as often as there are lines for it, the longest name first.</summary>
    public string NameNow(string test)
    {
        // A line could lead back to where another began.
        for (var left = _newNames.Count; left > 0 && Step(test) is { } next; left--)
            test = next;
        return test;
    }

    /// <summary>Whether a line says that a test is no more, and why.</summary>
    public bool IsGone(string test) => NameNow(test).Split('.')[0] == Gone;

    private string? Step(string test)
    {
        for (var name = test; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))])
        {
            if (_newNames.TryGetValue(name, out var renamed))
                return renamed + test[name.Length..];
        }

        return null;
    }

    [GeneratedRegex(@"^- `(?<old>[^`]+)` -> `?(?<new>[\w.+]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
