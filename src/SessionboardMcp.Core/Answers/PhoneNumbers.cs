using System.Buffers;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Finds telephone numbers in a folded text: with an international prefix, a trunk prefix (030 …), in North American grouping, or behind a word
/// such as "phone". Dates, times, spans of years, ids and amounts are none. Each character is looked at a bounded number of times.
/// </summary>
internal static class PhoneNumbers
{
    /// <summary>A text with fewer digits holds no number.</summary>
    public const int LeastDigits = 6;

    // So many groups and digits make the longest number (E.164 allows 15 digits).
    private const int MaxGroups = 15;
    private const int MaxDigits = 15;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789 +()-./");

    /// <summary>The numbers, in order.</summary>
    public static IEnumerable<PersonalSpan> Find(string folded)
    {
        var taken = -1;
        for (var place = 0; place < folded.Length; place++)
        {
            // 030 5557712/0171 5557713: a number right behind another.
            var isNext = taken > 0 && place == taken + 1 && folded[taken] == '/' && folded[place] == '0';
            if (!(isNext || Begins(folded, place)) || Number(folded, place) is not { } found)
            {
                place = SkipGroup(folded, place);
                continue;
            }

            yield return found;
            taken = found.End;
            place = found.End - 1;
        }
    }

    /// <summary>Whether a whole value is a number, and nothing else.</summary>
    public static bool IsOne(string folded)
    {
        var value = folded.Trim();
        if (value.Length is < 7 or > 40 || value.AsSpan().IndexOfAnyExcept(Signs) >= 0)
            return false;
        var found = Number(value, 0);
        var digits = DigitsOf(value);
        return found is { } number && number.End == value.Length
            ? true
            // Ten digits of North America in one piece; the area code and the exchange never begin with 0 or 1.
            : value.Length == 10 && digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2';
    }

    /// <summary>What stands for a number.</summary>
    public static string Mask(string number)
    {
        var digits = DigitsOf(number);
        return digits.Length >= 7 ? $"***-***-{digits[^4..]}" : "***";
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsNumberSign(char character) => char.IsAsciiDigit(character) || character is '+' or '(';

    // A number does not begin inside a word, an id, an amount, or an address of the web.
    private static bool Begins(string folded, int place)
    {
        var character = folded[place];
        if (!IsNumberSign(character) && !(character == '%' && folded.AsSpan(place).StartsWith("%2B", StringComparison.OrdinalIgnoreCase)))
            return false;
        if (place == 0)
            return true;
        var before = folded[place - 1];
        if (character is '+' or '(' or '%')
            return !char.IsAsciiDigit(before) && !(character == '+' && before == '+');
        // Phone #5125557712, phone5125557712.
        if (before == '#' || char.IsLetter(before))
            return PhoneWords.IsGluedTo(folded, place) && PhoneWords.Announce(folded, DigitRun.Read(folded, place, MaxGroups, MaxDigits));
        if (char.IsDigit(before) || before is '_' or '+' or '%' or '$' or '€' or '£')
            return false;
        if (before is '-' or '.' or '/' or ',' or ':')
            return place == 1 || !char.IsLetterOrDigit(folded[place - 2]) || EndsWithWord(folded, place);
        return true;
    }

    private static bool EndsWithWord(string folded, int place)
    {
        var before = folded.AsSpan(Math.Max(0, place - 8), place - Math.Max(0, place - 8));
        return before.EndsWith("tel:", StringComparison.OrdinalIgnoreCase) || before.EndsWith("sms:", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("wa.me/", StringComparison.OrdinalIgnoreCase)
            || (folded[place - 1] == ':' && char.IsLetter(folded[place - 2]))
            || (folded[place - 1] is '.' or '-' && char.IsLetter(folded[place - 2]) && PhoneWords.Announce(folded, DigitRun.Read(folded, place, MaxGroups, MaxDigits)));
    }

    private static int SkipGroup(string folded, int place)
    {
        while (char.IsAsciiDigit(folded[place]) && place + 1 < folded.Length && char.IsAsciiDigit(folded[place + 1]))
            place++;
        return place;
    }

    // 555-771-2345x12, or ext. 12.
    private static bool IsExtension(ReadOnlySpan<char> rest) =>
        rest.StartsWith("ext", StringComparison.OrdinalIgnoreCase) || (rest.Length > 1 && rest[0] is 'x' or 'X' && char.IsAsciiDigit(rest[1]));

    private static PersonalSpan? Number(string folded, int start)
    {
        var run = DigitRun.Read(folded, start, MaxGroups, MaxDigits);
        // The longest first: what follows a number with a space between may be something else.
        for (var count = run.Groups.Count; count > 0; count--)
        {
            if (run.First(count) is { } candidate && IsNumber(folded, start, candidate))
                return new PersonalSpan(start, candidate.End, Mask(folded[start..candidate.End]));
        }

        return null;
    }

    private static bool IsNumber(string folded, int start, DigitRun run)
    {
        if (run.End < folded.Length && !IsExtension(folded.AsSpan(run.End)) && (char.IsLetterOrDigit(folded[run.End]) || folded[run.End] is '_' or '%' || (folded[run.End] == ':' && run.End + 1 < folded.Length && char.IsAsciiDigit(folded[run.End + 1]))))
            return false;
        // Only a space ends a number before its run does: 010.020.030 is not the beginning of one.
        if (run.End + 1 < folded.Length && (folded[run.End] is '-' or '.' or '/') && char.IsLetterOrDigit(folded[run.End + 1]) && !(folded[run.End] == '/' && folded[run.End + 1] == '0'))
            return false;
        if (run.HasDate || IsOfLanguage(folded, start, run) || NumberList.IsOne(folded, run))
            return false;
        if (run.IsInternational)
            return run.Digits is >= 7 and <= MaxDigits && !IsMore(folded, run) && !(folded[start] == '0' && start > 1 && folded[start - 1] == ' ' && char.IsAsciiDigit(folded[start - 2]));
        if (PhoneWords.IsStandard(folded, start) || (run.HasOddSigns && !run.IsNorthAmerican && !PhoneWords.Announce(folded, run)))
            return false;
        var isCounted = PhoneWords.IsCounted(folded, run.End);
        return run.HasTrunkPrefix || run.HasAreaCode || run.IsRussian || run.IsMobile || (run.IsNorthAmerican && !(run.IsSpaced && (run.IsSizes || isCounted)))
            || (run.Digits is >= LeastDigits and <= 13 && !run.IsYears && !run.IsRound && !isCounted && PhoneWords.Announce(folded, run));
    }

    // +1000000 stars, +1 500 000: so many more. Hardly a country has numbers that short.
    private static bool IsMore(string folded, DigitRun run) =>
        folded[run.Start] == '+' && run.Digits <= 9 && run.IsThousands && (run.IsQuantity || PhoneWords.IsCounted(folded, run.End)) && !PhoneWords.Announce(folded, run);

    // C++ 11/14/17/20, g++ 12 13 14; but Tel++33 6 12 34 56 78.
    private static bool IsOfLanguage(string folded, int start, DigitRun run) =>
        run.IsVersions && start > 0 && char.IsLetter(folded[start - 1]) && folded.AsSpan(start).StartsWith("++", StringComparison.Ordinal) && !PhoneWords.Announce(folded, run);
}
