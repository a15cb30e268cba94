namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Tells addresses that are written as they are spoken, or with spaces, from the sentences of a programme: "jane at example dot com", but "a look
/// at this dot plot"; "jane.doe @ example.org", but "C# @ asp.net".
/// </summary>
internal static class SpokenAddress
{
    // How far back a word for mail counts.
    private const int Reach = 40;

    private static readonly string[] Joints = [" dot ", " punkt ", " punto ", " underscore ", " (dot) ", "(dot)", " [dot] ", "[dot]"];

    /// <summary>Whether it is an address; what has no word for a sign, no spaces, and no bare dot is.</summary>
    public static bool IsMeant(string folded, int start, AtSign sign, MailDomain domain)
    {
        var local = folded.AsSpan(start, sign.Start - start).Trim();
        // work-at-home.com, tests_at_scale.py
        if (sign.IsQuoted && !domain.HasWrittenDot && !(folded[sign.Start] == '_' && domain.HasCommonEnd(folded)))
            return false;
        var isSentence = (sign.IsWord || sign.IsSpaced || sign.IsQuoted) && (AddressWords.IsNoName(local) || IsNoDomain(folded, sign.End));
        if (domain.HasBareDot && (isSentence || IsCapitalized(folded, domain)))
            return false;
        // What only a written-out dot makes an address has said enough.
        if (!(sign.IsWord || sign.IsSpaced) || domain.HasWrittenDot)
            return true;
        if (!domain.HasCommonEnd(folded))
            return false;
        if (sign.IsWord)
            return IsMailbox(local) || (!isSentence && (IsIntroduced(folded, start) || IsOfProvider(folded, start, sign, domain)));
        var hasCue = !isSentence && char.IsLetterOrDigit(local[^1]) && AddressWords.HasCue(folded.AsSpan(Math.Max(0, start - Reach), start - Math.Max(0, start - Reach)));
        return hasCue || ((local.IndexOfAnyInRange('A', 'Z') < 0 || local[1..].IndexOfAny('.', '_') >= 0) && (!IsBetweenSpaces(folded, sign) || IsMailbox(local) || (!isSentence && IsAlone(folded, start))));
    }

    /// <summary>Whether what stands behind a sign is no domain: AI @ scale.</summary>
    public static bool IsNoDomain(string folded, int start) => AddressWords.IsNoDomain(FirstLabel(folded, start));

    /// <summary>Where it begins: jane dot doe at example dot org.</summary>
    public static int Start(string folded, int taken, int start, AtSign sign)
    {
        if (folded[sign.Start] == '@' || (folded[sign.Start] == ' ' && folded[sign.Start + 1] == '@'))
            return start;
        for (var parts = 0; parts < 3; parts++)
        {
            var before = folded.AsSpan(taken, start - taken);
            var joint = 0;
            foreach (var candidate in Joints)
                joint = joint == 0 && before.EndsWith(candidate, StringComparison.OrdinalIgnoreCase) ? candidate.Length : joint;
            var place = start - joint;
            while (place > taken && start - place < 80 && MailAddresses.IsLocal(folded[place - 1]))
                place--;
            if (joint == 0 || place == start - joint)
                return start;
            start = place;
        }

        return start;
    }

    // "meet @ booth . It was great": a sentence begins with a capital. JANE AT ACME DOT COM is all in capitals.
    private static bool IsCapitalized(string folded, MailDomain domain) =>
        domain.LastLabel + 1 < domain.End && char.IsAsciiLetterUpper(folded[domain.LastLabel]) && char.IsAsciiLetterLower(folded[domain.LastLabel + 1]) && folded[domain.LastLabel - 2] == '.';

    private static ReadOnlySpan<char> FirstLabel(string folded, int start)
    {
        var end = start;
        while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || folded[end] == '-'))
            end++;
        return folded.AsSpan(start, end - start);
    }

    // "Data scientist @ zalando.de", "talk @ jsconf.eu" have the sign between spaces, and so has "jane @ acme.de".
    private static bool IsBetweenSpaces(string folded, AtSign sign) => folded[sign.Start] == ' ' && folded[sign.End - 1] == ' ' && folded[sign.Start + 1] == '@';

    // Where no sentence leads to it: (jane @ acme.de)
    private static bool IsAlone(string folded, int start) => !(folded.AsSpan(0, start).TrimEnd(' ') is [.., var last] && char.IsLetterOrDigit(last));

    // jane.doe, jane_doe: two names, and no program's, no file's and no degree.
    private static bool IsMailbox(ReadOnlySpan<char> local)
    {
        if (local.Length < 4 || !char.IsLetter(local[0]) || !char.IsLetterOrDigit(local[^1]) || local[1..].IndexOfAny('.', '_') < 0 || local.ContainsAny('/', '{', '%') || AddressWords.IsNoMailbox(local))
            return false;
        var last = local[(local.LastIndexOfAny('.', '_') + 1)..];
        return last.Length > 1 && char.IsLetter(last[0]);
    }

    // E-mail: jane at example.com, my e-mail is jane at example.com, e-mail me at jane at example.com; but "e-mail marketing at example.com".
    private static bool IsIntroduced(string folded, int start)
    {
        var before = folded.AsSpan(Math.Max(0, start - Reach), start - Math.Max(0, start - Reach));
        var end = before.TrimEnd(" :=-").Length;
        var isApart = before[end..].ContainsAny(':', '=');
        for (var words = 0; words < 4 && !AddressWords.IsMail(LastWord(before[..end])); words++)
        {
            if (!AddressWords.IsFiller(LastWord(before[..end])))
                return false;
            isApart = true;
            end = before[..(end - LastWord(before[..end]).Length)].TrimEnd(" :=-").Length;
        }

        return isApart && AddressWords.IsMail(LastWord(before[..end]));
    }

    // jane at gmail.com: there are mailboxes and nothing else.
    private static bool IsOfProvider(string folded, int start, AtSign sign, MailDomain domain) =>
        AddressWords.IsProvider(folded.AsSpan(sign.End, domain.End - sign.End))
        && (folded.AsSpan(start, sign.Start - start).IndexOfAnyInRange('A', 'Z') < 0 || AddressWords.IsMail(LastWord(folded.AsSpan(0, start).TrimEnd(' '))));

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && text.Length - start < Reach && (char.IsLetter(text[start - 1]) || text[start - 1] == '-'))
            start--;
        return text[start..];
    }
}
