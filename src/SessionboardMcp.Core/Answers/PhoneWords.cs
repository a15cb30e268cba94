namespace SessionboardMcp.Core.Answers;

/// <summary>What words around digits say: that they are a telephone number, a quantity, or the name of a standard.</summary>
internal static class PhoneWords
{
    private const int Reach = 28;

    // So many digits a number behind a faint word has at least; fewer are rather a quantity.
    private const int LeastBehindFaint = 9;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "times", "px", "pixels", "dpi", "ppi", "entries", "rows", "columns", "cells", "users", "people", "stars", "requests", "buffers", "slots", "items", "records", "files", "lines", "bytes", "bits", "kb", "mb", "gb", "tb", "kib",
        "mib", "gib", "ms", "us", "ns", "sec", "seconds", "minutes", "hours", "days", "years", "hz", "khz", "mhz", "ghz", "events", "messages", "samples", "iterations", "steps", "epochs", "tokens", "parameters", "params", "downloads",
        "installs", "views", "visitors", "customers", "members", "participants", "attendees", "speakers", "sessions", "followers", "subscribers", "commits", "contributors", "repositories", "repos", "issues", "calls", "functions",
        "queries", "transactions", "orders", "documents", "images", "photos", "videos", "songs", "words", "characters", "points", "nodes", "edges", "cores", "devices", "sensors", "servers", "containers", "pods", "tests", "jobs",
        "tasks", "threads", "euros", "eur", "usd", "gbp", "chf", "inr", "jpy", "dollars", "million", "billion", "km", "kg", "percent", "connections", "packets", "frames", "fps", "rpm", "qps", "rps", "tps", "ips", "nutzer", "menschen",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // As they are written, in capitals.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Standards =
        new HashSet<string>(StringComparer.Ordinal) { "EN", "ISO", "IEC", "DIN", "RFC", "RFCS", "IEEE", "ETSI", "ITU", "NIST", "ANSI", "ECMA", "ISBN", "ISSN", "CVE", "PEP", "JSR" }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word before digits says that they are a number to call.</summary>
    /// <param name="folded">The text.</param>
    /// <param name="run">The digits.</param>
    public static bool Announce(string folded, DigitRun run)
    {
        var from = Math.Max(0, run.Start - Reach);
        // Not in the middle of a word: "retiring" has no "ring".
        while (from > 0 && from < run.Start && IsOfWord(folded[from - 1]) && IsOfWord(folded[from]))
            from++;
        var before = SinceDigits(folded.AsSpan(from, run.Start - from));
        // "Mobile apps with 1 000 000 users" tells a quantity, "Mobile: 612 345 000" a number; "fax machines 1843 1964" years.
        if (HasAny(before, CallWords.Strong, isBeside: run.IsQuantity, isNext: run.IsLikeYears || run.IsVersions))
            return !(run.IsVersions && run.IsSeries);
        // Years, numbers in turn and those of the police: call 1996 1998, signal 24 25 26 27, emergency 112 911 999.
        if (run.IsLikeYears || run.IsOfEmergency || (run.IsVersions && run.IsSeries))
            return false;
        var isLong = run.Digits >= LeastBehindFaint;
        // "ring 4096 8192", but "cell: 4096 8192" and "ring me on 4096 8192"; "call number 1 234 567" is of a library, or so many.
        return (HasAny(before, CallWords.Weak, isBeside: true) && !((run.IsSizes || run.IsMillions) && EndsWithAny(before.TrimEnd(' '), CallWords.Weak)) && !run.IsMillions)
            || (isLong && ((IsIntroduced(before) && HasAny(before, CallWords.Weak, isBeside: false)) || (!(run.IsTens || run.IsVersions || run.IsPostal) && HasAny(before, CallWords.Faint, isBeside: true))));
    }

    /// <summary>Whether digits stand right behind a sign or a word, of those that may announce a number without a space: Phone #5125557712, phone5125557712.</summary>
    public static bool IsGluedTo(string folded, int place)
    {
        if (folded[place - 1] == '#')
            return true;
        var start = place;
        while (start > 0 && place - start < Reach && IsOfWord(folded[start - 1]))
            start--;
        return start == place || CallWords.IsStrong(folded.AsSpan(start, place - start));
    }

    // Only as far back as the sentence goes on: behind the last digits, but for an hour. "Phone after 6pm 5125557712"
    private static ReadOnlySpan<char> SinceDigits(ReadOnlySpan<char> before)
    {
        var end = before.Length;
        while (end > 0 && before[..end].LastIndexOfAnyInRange('0', '9') is >= 0 and var digit)
        {
            var first = digit;
            var rest = before[(digit + 1)..end].TrimStart(' ');
            while (first > 0 && char.IsAsciiDigit(before[first - 1]))
                first--;
            // 6pm, 17h, 18:00, and what stands before such an end: 9-17 Uhr.
            var isHour = digit - first < 2 && first > 1 && before[first - 1] is ' ' or '-' or ':' or '.'
                && (CallWords.IsHour(rest[..WordEnd(rest)]) || (before[first - 1] == ':' && char.IsAsciiDigit(before[first - 2])) || (end < before.Length && CallWords.IsFiller(rest[..WordEnd(rest)])) || (end < before.Length && rest.Trim(" -:.").IsEmpty));
            if (!isHour)
                return before[(digit + 1)..];
            end = first;
        }

        return before;
    }

    /// <summary>Whether something is counted: 1048576 times.</summary>
    public static bool IsCounted(string folded, int end)
    {
        if (end + 1 >= folded.Length || folded[end] != ' ')
            return false;
        var rest = folded.AsSpan(end + 1);
        return Units.Contains(rest[..WordEnd(rest)]);
    }

    /// <summary>Whether digits are of a standard's or a book's name: EN 301 549 2021, ISO/IEC 27001 2022, ISBN-10 0306406152.</summary>
    public static bool IsStandard(string folded, int start)
    {
        var before = folded.AsSpan(Math.Max(0, start - 16), start - Math.Max(0, start - 16)).TrimEnd(" :-");
        // Of an ISBN also how many digits it has is told.
        foreach (var digits in new[] { "10", "13", "(10)", "(13)" })
        {
            if (before.EndsWith(digits, StringComparison.Ordinal) && before[..^digits.Length].TrimEnd(" -").EndsWith("ISBN", StringComparison.Ordinal))
                return true;
        }

        var begin = before.Length;
        while (begin > 0 && char.IsAsciiLetter(before[begin - 1]))
            begin--;
        return Standards.Contains(before[begin..]);
    }

    private static bool HasAny(ReadOnlySpan<char> before, string[] words, bool isBeside, bool isNext = false)
    {
        foreach (var word in words)
        {
            var at = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && IsOfWord(before[at - 1]) && IsOfWord(word[0])))
                continue;
            var rest = before[(at + word.Length)..];
            // Telemetry, cellular and mobility are no telephones; phoneNumber has one.
            if (rest.Length > 0 && IsOfWord(rest[0]) && IsOfWord(word[^1]) && !(char.IsUpper(rest[0]) && char.IsLower(before[at + word.Length - 1])))
                continue;
            if (isNext ? HasNoLetter(rest) : !isBeside || AreFillers(rest))
                return true;
        }

        return false;
    }

    // Chinese, Japanese and Korean words stand side by side without a space.
    private static bool IsOfWord(char character) => character < '\u2E80' && char.IsLetter(character);

    private static bool HasNoLetter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
                return false;
        }

        return true;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Call Jane on 98765 47712.
    private static bool IsIntroduced(ReadOnlySpan<char> before) =>
        before.EndsWith(" on ", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" at ", StringComparison.OrdinalIgnoreCase) || before.EndsWith(":") || before.EndsWith(": ");

    private static bool AreFillers(ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            var end = WordEnd(rest);
            if (end > 0 && !CallWords.IsFiller(rest[..end]))
                return false;
            rest = rest[Math.Max(1, end)..];
        }

        return true;
    }

    private static int WordEnd(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end;
    }
}
