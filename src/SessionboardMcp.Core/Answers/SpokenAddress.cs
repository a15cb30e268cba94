namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Tells addresses that are written as they are spoken, or with spaces, from the sentences of a programme: "jane at example dot com", but "a look
/// at this dot plot"; "jane.doe @ example.org", but "C# @ asp.net".
/// </summary>
internal static class SpokenAddress
{
    private static readonly string[] Joints = [" dot ", " punkt ", " punto ", " underscore ", " (dot) ", "(dot)", " [dot] ", "[dot]"];

    // Before "at" they are no mailbox.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "look", "looks", "looked", "looking", "stare", "stares", "stared", "staring", "glance", "point", "points", "pointed", "pointing", "aim", "aimed", "arrive", "arrives", "arrived", "arriving", "work", "works", "worked", "working",
        "meet", "meets", "met", "meeting", "is", "was", "are", "were", "be", "been", "am", "them", "him", "her", "it", "you", "that", "this", "and", "or", "not", "only", "even", "engineer", "engineers", "developer", "developers",
        "architect", "cto", "ceo", "manager", "director", "employee", "employees", "colleagues", "apps", "attention", "evaluated", "drawn", "shown", "placed",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // Behind "at" they are no domain.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "the", "this", "that", "these", "those", "a", "an", "each", "every", "any", "some", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "zero", "which", "what", "my", "our", "your", "his", "her", "its",
        "their", "another", "both", "all", "scale", "noon", "midnight", "runtime", "once", "least", "most", "first", "last", "dot", "point",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // What names of programs end with: node.js at example.org.
    private static readonly string[] OfPrograms = [".js", ".net", ".io", ".py", ".ts", ".ai", ".go", ".rs", ".jl", ".com", ".org", ".de", ".dev", ".app"];

    /// <summary>Whether it is an address; what has no word for a sign, no spaces, and no bare dot is.</summary>
    public static bool IsMeant(string folded, int start, AtSign sign, MailDomain domain)
    {
        var local = folded.AsSpan(start, sign.Start - start).Trim();
        var hasBareSign = sign.IsWord || sign.IsSpaced;
        if (domain.HasBareDot && ((hasBareSign && (NoNames.Contains(local) || NoDomains.Contains(FirstLabel(folded, sign.End)))) || IsCapitalized(folded, domain)))
            return false;
        if (sign.IsWord)
            return domain.HasWrittenDot || (domain.HasCommonEnd(folded) && (IsMailbox(local) || (IsIntroduced(folded, start) && !NoNames.Contains(local))));
        // What only a written-out dot makes an address has said enough.
        return !sign.IsSpaced || domain.HasWrittenDot || ((local.IndexOfAnyInRange('A', 'Z') < 0 || local[1..].IndexOfAny('.', '_') >= 0) && domain.HasCommonEnd(folded));
    }

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

    // jane.doe, jane_doe: two names, and no program's.
    private static bool IsMailbox(ReadOnlySpan<char> local)
    {
        if (local.Length < 4 || !char.IsLetter(local[0]) || !char.IsLetterOrDigit(local[^1]) || local[1..].IndexOfAny('.', '_') < 0 || local.ContainsAny('/', '{', '%'))
            return false;
        foreach (var end in OfPrograms)
        {
            if (local.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        var last = local[(local.LastIndexOfAny('.', '_') + 1)..];
        return last.Length > 1 && char.IsLetter(last[0]);
    }

    // E-mail: jane at example.com.
    private static bool IsIntroduced(string folded, int start) => folded.AsSpan(0, start).TrimEnd(' ') is [.., ':'] before && before[..^1].TrimEnd(' ').EndsWith("mail", StringComparison.OrdinalIgnoreCase);
}
