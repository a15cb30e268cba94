using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// A text as the mask reads it, and where its characters stand in the text as written: without the marks on characters (underlined or
/// crossed-out digits, keycaps), and with mathematical and segmented digits as digits, as NFKC has them (UAX #15).
/// </summary>
internal sealed class ReadForm
{
    private readonly int[]? _places;

    private ReadForm(string written, int[]? places) => (Written, Folded, _places) = (written, FoldedText.Of(written), places);

    /// <summary>The characters that are read, as they are written.</summary>
    public string Written { get; }

    /// <summary>The same, folded, at the same places.</summary>
    public string Folded { get; }

    /// <summary>Reads a text.</summary>
    public static ReadForm Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF') || !HasBeside(text))
            return new ReadForm(text, null);
        var (written, places) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var place = 0; place < text.Length;)
        {
            var isRune = Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out var length) == OperationStatus.Done;
            if (isRune && Digit(rune) is { } digit)
                Add(digit, place);
            else if (!isRune || !IsBeside(rune))
            {
                for (var unit = 0; unit < length; unit++)
                    Add(text[place + unit], place + unit);
            }

            place += length;
        }

        places.Add(text.Length);
        return new ReadForm(written.ToString(), [.. places]);

        void Add(char character, int place)
        {
            written.Append(character);
            places.Add(place);
        }
    }

    /// <summary>Where a span of it is in the text, with the marks on its last character.</summary>
    public PersonalSpan InText(PersonalSpan span) => _places is null ? span : span with { Start = _places[span.Start], End = _places[span.End] };

    private static bool HasBeside(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBeside(rune) || Digit(rune) is not null)
                return true;
        }

        return false;
    }

    private static bool IsBeside(Rune rune) => rune.Value > 0x2FF
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static char? Digit(Rune rune) => rune.Value switch
    {
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((rune.Value - 0x1D7CE) % 10)),
        >= 0x1FBF0 and <= 0x1FBF9 => (char)('0' + (rune.Value - 0x1FBF0)),
        _ => null,
    };
}
