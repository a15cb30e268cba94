using System.Globalization;
using System.Text;

namespace SessionboardMcp.SbQL.Names;

/// <summary>
/// What characters are made of: letter and accent, the letter of a wide or decorated form. The runtime does not tell it where it runs
/// without ICU (<c>InvariantGlobalization</c>): there <see cref="string.Normalize()"/> returns its text as it is.
/// </summary>
public static class Decompositions
{
    // The Unicode Standard, 3.12, Hangul Syllable Decomposition.
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTrails = 0x11A7;
    private const int Vowels = 21, Trails = 28;

    private static readonly Lazy<Dictionary<int, string>> Table = new(Read);

    /// <summary>The parts of a character; null where it is made of nothing else.</summary>
    public static string? Of(Rune rune) => rune.Value switch
    {
        < 0x80 => null,
        >= FirstSyllable and <= LastSyllable and var syllable => Syllable(syllable - FirstSyllable),
        var other => Table.Value.GetValueOrDefault(other),
    };

    private static string Syllable(int index)
    {
        var (lead, vowel, trail) = (index / (Vowels * Trails), index / Trails % Vowels, index % Trails);
        return trail == 0
            ? $"{(char)(FirstLead + lead)}{(char)(FirstVowel + vowel)}"
            : $"{(char)(FirstLead + lead)}{(char)(FirstVowel + vowel)}{(char)(BeforeTrails + trail)}";
    }

    private static Dictionary<int, string> Read()
    {
        using var stream = typeof(Decompositions).Assembly.GetManifestResourceStream("Decompositions.txt")!;
        using var lines = new StreamReader(stream);
        var table = new Dictionary<int, string>(6_000);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var codes = line.Split(' ');
            table.Add(Code(codes[0]), string.Concat(codes.Skip(1).Select(code => char.ConvertFromUtf32(Code(code)))));
        }

        return table;
    }

    private static int Code(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
