using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Finds e-mail addresses (RFC 5321, 4.1.2) in a folded text, also as people hide them from programs: <c>jane (at) example (dot) org</c>, with
/// a percent-encoded or written-out at sign, or with spaces around it. Each character is looked at a bounded number of times.
/// </summary>
internal static class MailAddresses
{
    private const int MaxLocal = 128;
    private const int MaxDomain = 255;

    /// <summary>The addresses, in order.</summary>
    /// <param name="folded">The text, folded.</param>
    /// <param name="text">The text as written, of the same length.</param>
    public static IEnumerable<PersonalSpan> Find(string folded, string text)
    {
        var taken = 0;
        for (var place = 0; place < folded.Length; place++)
        {
            if (!AtSign.TryRead(folded, place, out var sign) || Around(folded, text, taken, sign) is not { } found)
                continue;
            yield return found;
            taken = found.End;
            place = taken - 1;
        }
    }

    private static PersonalSpan? Around(string folded, string text, int taken, AtSign sign)
    {
        if (ExactMask(text, taken, sign) is { } exact)
            return exact;
        var start = LocalStart(folded, taken, sign.Start);
        if (start == sign.Start)
            return null;
        var domain = MailDomain.Read(folded, sign.End, Math.Min(folded.Length, sign.End + MaxDomain));
        if (domain.End == sign.End || !domain.IsWhole || !SpokenAddress.IsMeant(folded, start, sign, domain))
            return null;
        start = SpokenAddress.Start(folded, taken, start, sign);
        return new PersonalSpan(Chained(folded, taken, start, sign), ChainedEnd(folded, domain.End, sign), Mask(text, start, sign, domain));
    }

    // jane@doe@acme.com: an unquoted sign in the local part, or one more behind it, is no way round the mask.
    private static int Chained(string folded, int taken, int start, AtSign sign)
    {
        var least = Math.Max(taken, sign.Start - MaxLocal);
        while (start - 1 > least && folded[start - 1] == '@' && IsLocal(folded[start - 2]))
        {
            start--;
            while (start > least && IsLocal(folded[start - 1]))
                start--;
        }

        return start;
    }

    private static int ChainedEnd(string folded, int end, AtSign sign)
    {
        var most = Math.Min(folded.Length, sign.End + MaxDomain);
        while (end + 1 < most && folded[end] == '@' && MailDomain.Read(folded, end + 1, most) is { IsWhole: true } next)
            end = next.End;
        return end;
    }

    // j***@a***.com and nothing around it: Sessionboard's own mask, or ours.
    private static PersonalSpan? ExactMask(string text, int taken, AtSign sign)
    {
        if (sign.End - sign.Start != 1 || sign.Start - taken < 4 || text.AsSpan(sign.Start - 3, 3) is not "***")
            return null;
        var (before, start) = LetterBefore(text, sign.Start - 3, taken);
        if (before is null || (start > taken && IsLocal(text[start - 1])))
            return null;
        if (Rune.DecodeFromUtf16(text.AsSpan(sign.End), out var first, out var length) != System.Buffers.OperationStatus.Done || !Rune.IsLetterOrDigit(first))
            return null;
        var stars = sign.End + length;
        if (text.Length - stars < 6 || text.AsSpan(stars, 4) is not "***.")
            return null;
        var end = stars + 4;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var ends = end - stars - 4 is >= 2 and <= MailDomain.MaxEnd && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '*' or '@' or '-' or '_'));
        return ends ? new PersonalSpan(start, end, text[start..end]) : null;
    }

    private static (Rune? Letter, int Start) LetterBefore(string text, int place, int taken) =>
        place > taken && Rune.DecodeLastFromUtf16(text.AsSpan(taken, place - taken), out var letter, out var length) == System.Buffers.OperationStatus.Done && Rune.IsLetterOrDigit(letter)
            ? (letter, place - length)
            : (null, place);

    private static int LocalStart(string folded, int taken, int end)
    {
        var last = end;
        while (last > taken && folded[last - 1] == ' ')
            last--;
        var least = Math.Max(taken, last - MaxLocal);
        if (last > least && folded[last - 1] is '"' or '\u201D' or '\u201C')
            return QuotedStart(folded, least, last, end);
        var start = last;
        while (start > least && (IsLocal(folded[start - 1]) || (folded[start - 1] == '\\' && start < last && folded[start] is '.' or '_' or '-' or '+')))
            start--;
        // ``@x.y``: no sign is a name.
        return folded.AsSpan(start, last - start).TrimStart("`'\u2019").IsEmpty ? end : start;
    }

    // A quoted local part may hold anything, spaces and signs too (RFC 5322, 3.4.1).
    private static int QuotedStart(string folded, int least, int last, int end)
    {
        for (var place = last - 2; place >= least; place--)
        {
            if (folded[place] is '"' or '\u201C' or '\u201D' && (place == least || folded[place - 1] != '\\'))
                return place == last - 1 ? end : place;
        }

        return end;
    }

    // As few delimiters of addresses of the web as an address holds in practice: in ?email=a@b.c the address begins behind the equals sign.
    /// <summary>Whether a character may be in what stands before the sign.</summary>
    public static bool IsLocal(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || character is '.' or '_' or '%' or '+' or '-' or '\'' or '*' or '!' or '#' or '$' or '^' or '`' or '{' or '|' or '}' or '~' or '\uFFFD' or '\u2019';

    private static string Mask(string text, int start, AtSign sign, MailDomain domain)
    {
        var local = First(text, start, sign.Start);
        var host = First(text, sign.End, domain.End);
        return domain.EndOf(text) is { } end && local is not null && host is not null ? $"{local}***@{host}***.{end}" : "***";
    }

    private static string? First(string text, int start, int end)
    {
        foreach (var rune in text.AsSpan(start, end - start).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                return rune.ToString();
        }

        return null;
    }
}
