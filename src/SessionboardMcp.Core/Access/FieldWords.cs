using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Access;

/// <summary>
/// Cuts the name of a field into its words, however it is written: <c>speakerFee</c>, <c>speaker_fee</c>, <c>Speaker fee (USD)</c> and
/// <c>speakers.fee</c> alike. Letters that look the same are the same (fullwidth, accents, Cyrillic and Greek look-alikes), and what
/// cannot be seen is not there.
/// </summary>
internal static class FieldWords
{
    // As many of a name are looked at as a name can have and still be one.
    private const int MostRead = 1_000;

    // Each is followed by the Latin letter that it looks like: what Unicode does not take apart (Cyrillic and Greek letters, letters with a
    // stroke), and what it takes apart in a way that would part a word.
    private static readonly FrozenDictionary<char, char> LookAlikes =
        "аaеeоoрpсcхxуyіiјjѕsһhԁdԛqԝwкkмmтtвbнhοoαaεeιiκkνvρpτtυuχxηnıiɡgɩiɑaøođdłlħhŧtßsðdŀlƒf"
            .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static readonly NameMemo<string> Keys = new(name => string.Join('_', Of(name)));
    private static readonly NameMemo<string> SingularKeys = new(name => string.Join('_', Of(name).Select(Singular)));

    /// <summary>The words, in small letters, without accents.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var before = default(Rune);
        var runes = Folded(name).EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (word.Length > 0 && (!Rune.IsLetterOrDigit(rune) || Begins(before, rune, i + 1 < runes.Length ? runes[i + 1] : default)))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune));
            before = rune;
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>What names have in common that mean the same field.</summary>
    public static string Key(string name) => Keys.Of(name);

    /// <summary>The same where one is in the plural: <c>emails</c> and <c>email</c>.</summary>
    public static string SingularKey(string name) => SingularKeys.Of(name);

    /// <summary>A word in the singular, as far as its ending tells.</summary>
    public static string Singular(string word) => word switch
    {
        [.. var stem, 'i', 'e', 's'] when stem.Length > 2 => stem + "y",
        [.. var stem, 's', 's', 'e', 's'] => stem + "ss",
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.. var stem, 's'] when stem.Length > 1 => stem,
        _ => word,
    };

    // A capital after a small letter, the last capital of an abbreviation before a word, and digits beside letters.
    private static bool Begins(Rune before, Rune rune, Rune after) =>
        (Rune.IsUpper(rune) && (Rune.IsLower(before) || (Rune.IsUpper(before) && Rune.IsLower(after))))
        || (Rune.IsLetterOrDigit(before) && Rune.IsDigit(rune) != Rune.IsDigit(before));

    private static string Folded(string name)
    {
        var folded = new StringBuilder(Math.Min(name.Length, MostRead));
        foreach (var rune in name.EnumerateRunes().Take(MostRead))
            Append(folded, rune);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (!IsSeen(rune))
            return;
        if (rune.IsAscii)
            folded.Append((char)rune.Value);
        else if (rune.IsBmp && LookAlikes.TryGetValue(char.ToLowerInvariant((char)rune.Value), out var latin))
            folded.Append(Rune.IsUpper(rune) ? char.ToUpperInvariant(latin) : latin);
        else if (IsLetter(rune) && Decompositions.Of(rune) is { } parts)
            AppendParts(folded, parts);
        else if (rune.IsBmp)
            folded.Append((char)rune.Value);
        else
            // Another letter of a rare script: a letter, and of no word that is looked for.
            folded.Append(Rune.IsLetterOrDigit(rune) ? '\u4E00' : ' ');
    }

    private static void AppendParts(StringBuilder folded, string parts)
    {
        foreach (var part in parts.EnumerateRunes())
            Append(folded, part);
    }

    // Signs stay what they are, also those that are made of letters: ™ behind a word is no part of it. Circled letters are signs by category.
    private static bool IsLetter(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is >= 0x24B6 and <= 0x24E9;

    // What cannot be seen parts no word, and an accent is none. Hangul fillers are letters by category and blank to the eye.
    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => false,
        UnicodeCategory.Control => Rune.IsWhiteSpace(rune),
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0),
    };
}
