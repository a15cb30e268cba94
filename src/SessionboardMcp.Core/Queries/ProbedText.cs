using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Queries;

/// <summary>Tells of a text that a query looks for whether it is, or is a part of, what the mask hides: an address, a number, a bank account.</summary>
internal static class ProbedText
{
    /// <summary>So many digits in a row, with whatever may be between the digits of a number, are as good as one.</summary>
    public const int LeastDigits = 7;

    // An address has few places that a wildcard could stand for.
    private const int MostWildcards = 6;

    // Wildcards, what escapes them, and what may stand between the digits of a number.
    private const string BetweenDigits = " -./()[]+%_\\|*~";
    private const string Wildcards = "%_\\";

    /// <summary>Whether a whole value holds something that the mask hides.</summary>
    public static bool IsValue(string literal) => PersonalDataMask.Spans(Entities.Decode(literal)).Count > 0;

    /// <summary>Whether what is looked for inside a text, wildcards among it, could be a part of something that the mask hides.</summary>
    public static bool IsPart(string literal)
    {
        var text = Entities.Decode(literal).Trim('%', '\\');
        if (Guid.TryParse(text.AsSpan().Trim('_'), out _))
            return false;
        return IsValue(text) || IsValue(Without(text, "")) || IsValue(Without(text, " ")) || HasSign(ReadForm.Of(Without(text, "")).Folded)
            || HasHiddenSign(text) || DigitsInRow(ReadForm.Of(text).Folded) >= LeastDigits;
    }

    /// <summary>The digits of a text that says nothing else, for whoever would look for a number in pieces.</summary>
    public static int BareDigits(string literal)
    {
        var folded = ReadForm.Of(Entities.Decode(literal)).Folded;
        return folded.Any(char.IsLetter) ? 0 : DigitsInRow(folded);
    }

    private static string Without(string text, string instead) => string.Join(instead, text.Split(Wildcards.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));

    // jane@ac: a sign with what stands beside it says whose address is meant. AI@Scale and C# @ Work are titles.
    private static bool HasSign(string folded)
    {
        for (var place = 0; place < folded.Length; place++)
        {
            if (!AtSign.TryRead(folded, place, out var sign) || sign.IsWord)
                continue;
            var local = folded.AsSpan(0, sign.Start);
            local = local[(local.LastIndexOf(' ') + 1)..];
            if (SpokenAddress.IsNoDomain(folded, sign.End) || (sign.IsSpaced && local.IndexOfAny('.', '_') <= 0))
                continue;
            if (sign.End < folded.Length ? char.IsLetterOrDigit(folded[sign.End]) : local.Length > 0 && char.IsLetterOrDigit(local[^1]))
                return true;
        }

        return false;
    }

    // zz.top_acme.com, zz.top%acme%com: a wildcard stands for the sign, and others for dots.
    private static bool HasHiddenSign(string text)
    {
        if (text.Contains(' ') || !text.Contains('.') || text.Count(Wildcards.Contains) > MostWildcards)
            return false;
        for (var place = text.IndexOfAny(['%', '_']); place > 0; place = text.IndexOfAny(['%', '_'], place + 1))
        {
            var read = ReadForm.Of($"{text[..place].Replace('%', '.')}@{text[(place + 1)..].Replace('%', '.')}");
            if (MailAddresses.Find(read.Folded, read.Written).Any(found => TopDomains.IsCommon(read.Folded.AsSpan(read.Folded.LastIndexOf('.', found.End - 1) + 1, found.End - read.Folded.LastIndexOf('.', found.End - 1) - 1))))
                return true;
        }

        return false;
    }

    // Of the row that has most. Dates, years and round thousands do not count: 2026-10-12, 2026 and 2027, 1 000 000.
    private static int DigitsInRow(string folded)
    {
        var (most, row) = (0, new List<(int Start, int End)>());
        for (var place = 0; place < folded.Length; place++)
        {
            if (char.IsAsciiDigit(folded[place]))
            {
                var start = place;
                while (place + 1 < folded.Length && char.IsAsciiDigit(folded[place + 1]))
                    place++;
                row.Add((start, place + 1));
            }
            else if (!BetweenDigits.Contains(folded[place]))
            {
                most = Math.Max(most, Digits(folded, row));
                row.Clear();
            }
        }

        return Math.Max(most, Digits(folded, row));
    }

    private static int Digits(string folded, List<(int Start, int End)> row)
    {
        if (row.Count == 0)
            return 0;
        var dates = 0;
        for (var place = 0; place + 2 < row.Count; place++)
        {
            if (new DigitRun(folded, row[place].Start, row.GetRange(place, 3)).HasDate)
                (dates, place) = (dates + row[place + 2].End - row[place].Start - 2, place + 2);
        }

        var run = new DigitRun(folded, row[0].Start, row);
        return run.IsYears || (run.IsThousands && run.IsQuantity && run.Digits > 6) ? 0 : run.Digits - dates;
    }
}
