using System.Buffers;

namespace SessionboardMcp.Core.Answers;

/// <summary>The domain of an address.</summary>
/// <param name="End">Where it ends; where it begins if there is none.</param>
/// <param name="LastLabel">Where its last label begins.</param>
/// <param name="IsWhole">Whether it is surely one: with a top-level domain, an address literal, or cut off.</param>
/// <param name="HasWrittenDot">Whether a dot in it is written out.</param>
/// <param name="HasBareDot">Whether a dot in it could be one of a sentence: the bare word, or a full stop between spaces.</param>
internal readonly record struct MailDomain(int End, int LastLabel, bool IsWhole, bool HasWrittenDot, bool HasBareDot)
{
    /// <summary>The longest top-level domain that is shown.</summary>
    public const int MaxEnd = 24;

    private static readonly string[] Dots = ["[.]", "(.)", "{.}", "%2e", "&#46;", "&period;", "(dot)", "[dot]", "{dot}", "<dot>", "(punkt)", "[punkt]", "(point)", "[point]", "(punto)", "[punto]"];
    private static readonly string[] BareDots = [" dot ", " punkt ", " punto ", " kropka ", " tečka ", " точка ", " pont ", " . "];

    // Between signs that stress or join, or of a language in which it is a word of English: a dot only before what ends domains.
    private static readonly string[] DotWords = ["dot", "punkt", "punto", "point", "ponto"];
    private static readonly SearchValues<string> EndsOfPoints = SearchValues.Create(["fr", "com", "org", "net", "eu", "br", "pt"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> EndsOfSlips = SearchValues.Create(["com", "org", "net", "edu", "de", "fr"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a domain.</summary>
    /// <param name="folded">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="limit">Where reading ends at the latest.</param>
    public static MailDomain Read(string folded, int start, int limit)
    {
        if (start < limit && folded[start] == '[' && folded.IndexOf(']', start, limit - start) is > 0 and var close && folded.AsSpan(start + 1, close - start - 1).IndexOfAnyInRange('0', '9') >= 0)
            return new MailDomain(close + 1, start, true, false, false);
        var (place, last, labels, written, bare) = (start, start, 0, false, false);
        while (LabelEnd(folded, place, limit) is var end && end > place)
        {
            (last, place) = (place, end);
            labels++;
            if (!(TryDot(folded, place, limit, out var behind, out var kind) || (labels == 1 && IsSlip(folded, start, place, limit))) || LabelEnd(folded, behind, limit) is var next && next == behind)
                break;
            // "look at this dot plot": a dot that could be a word of a sentence is one only before what ends domains, or before another dot.
            if (kind == Dot.Bare && !TopDomains.Contains(folded.AsSpan(behind, next - behind)) && !EndsFurtherOn(folded, next, limit))
                break;
            written |= kind != Dot.Plain;
            bare |= kind == Dot.Bare;
            place = behind;
        }

        // Stars around an address are no part of it.
        while (place - last > 2 && folded[place - 1] == '*')
            place--;
        var isNamed = labels > 1 && place - last >= 2 && HasLetter(folded, last, place);
        // What was cut off elsewhere is no less an address.
        var isCut = labels > 0 && place < folded.Length && (folded[place] is '\u2026' || folded.AsSpan(place).StartsWith(".."));
        return new MailDomain(place, isNamed ? last : place, isNamed || isCut, written, bare);
    }

    /// <summary>Whether it ends like most addresses do.</summary>
    public bool HasCommonEnd(string folded) => LastLabel < End && TopDomains.IsCommon(folded.AsSpan(LastLabel, End - LastLabel));

    /// <summary>The top-level domain as a mask shows it; null where it could say more than that.</summary>
    public string? EndOf(string text)
    {
        var end = text.AsSpan(LastLabel, End - LastLabel);
        foreach (var character in end)
        {
            if (!char.IsAsciiLetter(character))
                return null;
        }

        return end.Length is >= 2 and <= MaxEnd ? end.ToString() : null;
    }

    private static int LabelEnd(string folded, int place, int limit)
    {
        var start = place;
        while (place < limit && IsLabel(folded[place]) && !(place > start && folded[place] is '_' or '-' or '*' && QuotedDotEnd(folded, place, limit) is not null))
            place++;
        return place;
    }

    private static bool IsLabel(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is '-' or '_' or '*'
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool HasLetter(string folded, int start, int end)
    {
        for (var place = start; place < end; place++)
        {
            if (char.IsLetter(folded[place]) || char.IsSurrogate(folded[place]))
                return true;
        }

        return false;
    }

    // mail dot acme dot com: the next dot but one decides.
    private static bool EndsFurtherOn(string folded, int place, int limit)
    {
        for (var labels = 0; labels < 3 && TryDot(folded, place, limit, out var behind, out _) && LabelEnd(folded, behind, limit) is var end && end > behind; labels++)
        {
            if (TopDomains.Contains(folded.AsSpan(behind, end - behind)))
                return true;
            place = end;
        }

        return false;
    }

    private static bool TryDot(string folded, int place, int limit, out int behind, out Dot kind)
    {
        (behind, kind) = (place + 1, Dot.Plain);
        if (place < limit && folded[place] == '.')
            return true;
        var rest = folded.AsSpan(place, limit - place);
        if (rest.StartsWith("\\."))
        {
            behind = place + 2;
            return true;
        }

        kind = Dot.Bare;
        var gap = place < limit && folded[place] == ' ' ? place + 1 : place;
        if (gap < limit && QuotedDotEnd(folded, gap, limit) is { } quotedEnd)
        {
            behind = quotedEnd + (quotedEnd < limit && folded[quotedEnd] == ' ' ? 1 : 0);
            return true;
        }

        foreach (var dot in BareDots)
        {
            if (rest.StartsWith(dot, StringComparison.OrdinalIgnoreCase))
            {
                behind = place + dot.Length;
                return true;
            }
        }

        kind = Dot.Marked;
        var spaces = rest.Length > 0 && rest[0] == ' ' ? 1 : 0;
        foreach (var dot in Dots)
        {
            if (rest[spaces..].StartsWith(dot, StringComparison.OrdinalIgnoreCase))
            {
                behind = place + spaces + dot.Length;
                behind += behind < limit && folded[behind] == ' ' ? 1 : 0;
                return true;
            }
        }

        return false;
    }

    // -dot-, 'dot', *dot*, _dot_, ( dot ); and " point " before an end of French domains.
    private static int? QuotedDotEnd(string folded, int place, int limit)
    {
        var rest = folded.AsSpan(place, Math.Min(limit - place, 12));
        if (rest is ['p' or 'P', ..])
        {
            var word = rest.StartsWith("point ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ponto ", StringComparison.OrdinalIgnoreCase);
            return word && place > 0 && folded[place - 1] == ' ' && IsEndOfPoint(folded, place + 6, limit) ? place + 5 : null;
        }

        if (rest.Length < 5 || rest[0] is not ('-' or '=' or '+' or '/' or '.' or '«' or '\'' or '"' or '*' or '_' or '~' or '`' or '(' or '[' or '{' or '\u2018' or '\u201C'))
            return null;
        var close = rest[0] switch { '(' => ')', '[' => ']', '{' => '}', '«' => '»', '\u2018' => '\u2019', '\u201C' => '\u201D', var same => same };
        if (rest[1..].IndexOf(close) is not (> 2 and var length))
            return null;
        foreach (var word in DotWords)
        {
            if (rest.Slice(1, length).Trim(' ').Equals(word, StringComparison.OrdinalIgnoreCase))
                return place + length + 2;
        }

        return null;
    }

    // jane@acme,com
    private static bool IsSlip(string folded, int start, int place, int limit)
    {
        if (folded[start - 1] != '@' || place >= limit || folded[place] != ',')
            return false;
        var end = LabelEnd(folded, place + 1, limit);
        return EndsOfSlips.Contains(folded[(place + 1)..end]) && !(end < folded.Length && folded[end] == '@');
    }

    private static bool IsEndOfPoint(string folded, int start, int limit)
    {
        var end = start;
        while (end < limit && IsLabel(folded[end]))
            end++;
        return end > start && EndsOfPoints.Contains(folded[start..end]);
    }

    // As programs know it; as people mark it, (dot); as a sentence may have it, too.
    private enum Dot
    {
        Plain,
        Marked,
        Bare,
    }
}
