using System.Globalization;
using System.Text;

namespace SessionboardMcp.Breaks;

/// <summary>What came of a break.</summary>
internal enum Outcome
{
    /// <summary>A test failed.</summary>
    Caught,

    /// <summary>Every test passed: one is missing.</summary>
    NotCaught,

    /// <summary>The break itself is at fault: it does not apply or build, or its tests say nothing.</summary>
    Broken,
}

/// <summary>What came of a break, and how long that took.</summary>
/// <param name="Break">The break.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Took">How long.</param>
/// <param name="Told">The first test that failed, or why none did.</param>
internal sealed record BreakResult(Break Break, Outcome Outcome, TimeSpan Took, string Told)
{
    /// <summary>A line for the terminal.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Results.Word(Outcome),-10}  {Break.Title,-34}  {Took.TotalSeconds,4:0} s  {Results.Short(Told)}");
}

/// <summary>Tells of results.</summary>
internal static class Results
{
    private const int Longest = 160;

    /// <summary>The last line.</summary>
    public static string Closing(IReadOnlyList<BreakResult> results) => string.Join(", ", Enum.GetValues<Outcome>().Select(outcome => string.Create(
        CultureInfo.InvariantCulture, $"{results.Count(result => result.Outcome == outcome)} {Word(outcome)}")));

    /// <summary>The page that is kept of a run.</summary>
    public static string Table(IReadOnlyList<BreakResult> results, string commit, TimeProvider time)
    {
        var page = new StringBuilder();
        page.Append("# What became of the breaks\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd}, commit {commit}: **{Closing(results)}**. Made by `dotnet run --project tests/SessionboardMcp.Breaks -- --write`.\n\n");
        page.Append("| break | what is broken | result | seconds | first test that failed |\n| --- | --- | --- | --- | --- |\n");
        foreach (var result in results)
            page.Append(CultureInfo.InvariantCulture, $"| {result.Break.Title} | {Cell(result.Break.What)} | {Word(result.Outcome)} | {result.Took.TotalSeconds:0} | {Cell(Short(result.Told))} |\n");
        return page.ToString();
    }

    /// <summary>An outcome in words.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Caught => "caught",
        Outcome.NotCaught => "not caught",
        _ => "broken",
    };

    /// <summary>A test's name without the namespace that every one of its assembly has, and without endless arguments.</summary>
    public static string Short(string told)
    {
        var line = told.ReplaceLineEndings(" ");
        var (name, rest) = line.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? (line[..at], line[at..]) : (line, "");
        var parts = name.Split('.');
        var kept = (parts.Length > 2 && !name.Contains(' ', StringComparison.Ordinal) ? $"{parts[^2]}.{parts[^1]}" : name) + rest;
        return kept.Length > Longest ? kept[..Longest] + "…" : kept;
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
