using System.Globalization;
using System.Text;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Small changes of words' form.</summary>
internal static class Wording
{
    private static readonly HashSet<string> SmallWords =
        ["a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"];

    private static readonly HashSet<string> Names = ["Bayesian", "Braille", "European", "Friday", "Kubernetes", "Linux", "Rust"];

    public static string InTitle(string text) => string.Join(' ', text.Split(' ').Select((word, index) =>
        index > 0 && SmallWords.Contains(word) ? word : Capital(word)));

    public static string InSentence(string title) => string.Join(' ', title.Split(' ').Select(word =>
        Names.Contains(word) || word.Skip(1).Any(char.IsUpper) && !word.Contains('-', StringComparison.Ordinal)
            ? word
            : word.ToLowerInvariant()));

    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Lower-case ASCII letters and digits, joined by <paramref name="separator"/>; empty where none are left.</summary>
    public static string Slug(string text, char separator = '-')
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in Plain(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != separator && letter is not ('\'' or '’'))
                slug.Append(separator);
        }

        return slug.ToString().Trim(separator);
    }

    /// <summary>
    /// Without diacritics and in lower case. A table, because invariant globalization does not decompose on every platform.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
            plain.Append(Folded(letter));
        return plain.ToString();
    }

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Folded(char letter) => letter switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' or 'ą' or 'ă' or 'ā' => "a",
        'æ' => "ae",
        'ç' or 'ć' or 'č' => "c",
        'ď' or 'đ' or 'ð' => "d",
        'é' or 'è' or 'ê' or 'ë' or 'ę' or 'ě' or 'ė' => "e",
        'ğ' => "g",
        'í' or 'ì' or 'î' or 'ï' or 'ı' => "i",
        'ł' => "l",
        'ñ' or 'ń' or 'ň' => "n",
        'ó' or 'ò' or 'ô' or 'ö' or 'õ' or 'ø' or 'ő' => "o",
        'ř' => "r",
        'ś' or 'š' or 'ş' or 'ș' => "s",
        'ß' => "ss",
        'ť' or 'ț' => "t",
        'ú' or 'ù' or 'û' or 'ü' or 'ů' or 'ű' => "u",
        'ý' => "y",
        'ź' or 'ż' or 'ž' => "z",
        _ => letter.ToString(),
    };
}
