using System.Text.RegularExpressions;

namespace SessionboardMcp.SbQL;

/// <summary>The grammar that this library reads, as its document <c>GRAMMAR.md</c> has it.</summary>
public static partial class SbqlGrammar
{
    private static readonly Lazy<string> Text = new(Read);

    /// <summary>
    /// The rules in EBNF, one after another, without the marks of what is documented and what assumed. Terminals are in quotes; <c>{ }</c> is any
    /// number of times, <c>[ ]</c> at most once.
    /// </summary>
    public static string Ebnf => Text.Value;

    private static string Read()
    {
        using var stream = typeof(SbqlGrammar).Assembly.GetManifestResourceStream("GRAMMAR.md")
            ?? throw new InvalidOperationException("The grammar is not in the assembly.");
        using var reader = new StreamReader(stream);
        var document = reader.ReadToEnd().ReplaceLineEndings("\n");
        var rules = Blocks().Matches(document).Select(block => Marks().Replace(block.Groups["rules"].Value, ""));
        return string.Join('\n', string.Concat(rules).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Trim().Length > 0).Select(line => line.TrimEnd()));
    }

    [GeneratedRegex(@"```ebnf\n(?<rules>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\(\*.*?\*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
