namespace SessionboardMcp.Core.Answers;

/// <summary>What words around digits say: that they are a telephone number, a quantity, or the name of a standard.</summary>
internal static class PhoneWords
{
    private const int Reach = 28;

    // So many digits a number behind a faint word has at least; fewer are rather a quantity.
    private const int LeastBehindFaint = 9;

    // Behind these, whatever else stands between.
    private static readonly string[] Strong =
    [
        "phone", "fone", "tel", "fax", "whatsapp", "hotline", "rufnummer", "anrufen", "telefon", "telefono", "teléfono", "telefone", "telefonnummer", "mobilnummer", "handynummer", "mobiles", "phones", "fon",
        "telephones", "tél", "móvil", "movil", "celular", "reach me", "reach us", "wa.me/", "тел", "телефон", "電話", "携帯", "\u260E", "\u260F", "\u2706", "\U0001F4DE", "\U0001F4F1", "\U0001F4F2", "\U0001F57F",
    ];

    // These are other things, too: a signal, a ring of buffers, to call a function.
    private static readonly string[] Weak = ["mobile", "mobil", "cell", "call", "sms", "dial", "ring", "handy", "portable", "text me", "signal", "ph", "mob", "cel"];

    private static readonly string[] Faint = ["contact", "kontakt", "contacto", "contato", "m:", "t:", "p:", "c:", "f:", "h:", "w:"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "me", "us", "at", "on", "is", "no", "nr", "num", "number", "numbers", "numero", "número", "nummer", "now", "under", "unter", "via", "my", "our", "the", "ist", "lautet", "est", "es", "é", "or", "and",
        "private", "work", "home", "office", "mobile", "mob", "cell", "phone", "tel", "fax", "whatsapp", "signal", "telegram", "sms", "text", "voice",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

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
        while (from > 0 && from < run.Start && char.IsLetter(folded[from - 1]) && char.IsLetter(folded[from]))
            from++;
        var before = folded.AsSpan(from, run.Start - from);
        // Only as far back as the sentence goes on.
        if (before.LastIndexOfAnyInRange('0', '9') is >= 0 and var digit)
            before = before[(digit + 1)..];
        // "Mobile apps with 1 000 000 users" tells a quantity, "Mobile: 612 345 000" a number.
        if (HasAny(before, Strong, isBeside: run.IsQuantity))
            return true;
        var isLong = run.Digits >= LeastBehindFaint;
        // "ring 4096 8192", but "cell: 4096 8192" and "ring me on 4096 8192".
        return (HasAny(before, Weak, isBeside: true) && !(run.IsSizes && EndsWithAny(before.TrimEnd(' '), Weak)))
            || (isLong && ((IsIntroduced(before) && HasAny(before, Weak, isBeside: false)) || HasAny(before, Faint, isBeside: true)));
    }

    /// <summary>Whether something is counted: 1048576 times.</summary>
    public static bool IsCounted(string folded, int end)
    {
        if (end + 1 >= folded.Length || folded[end] != ' ')
            return false;
        var rest = folded.AsSpan(end + 1);
        return Units.Contains(rest[..WordEnd(rest)]);
    }

    /// <summary>Whether digits are of a standard's or a book's name: EN 301 549 2021, ISO/IEC 27001 2022, ISBN 0306406152.</summary>
    public static bool IsStandard(string folded, int start)
    {
        var before = folded.AsSpan(Math.Max(0, start - 10), start - Math.Max(0, start - 10)).TrimEnd(" :-");
        var begin = before.Length;
        while (begin > 0 && char.IsAsciiLetter(before[begin - 1]))
            begin--;
        return Standards.Contains(before[begin..]);
    }

    private static bool HasAny(ReadOnlySpan<char> before, string[] words, bool isBeside)
    {
        foreach (var word in words)
        {
            var at = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || !(at == 0 || !char.IsLetter(before[at - 1]) || !char.IsLetter(word[0]) || word is "fone" or "phone"))
                continue;
            var rest = before[(at + word.Length)..];
            // Telemetry, cellular and mobility are no telephones.
            if (rest.Length > 0 && char.IsLetter(rest[0]) && char.IsLetter(word[^1]))
                continue;
            if (!isBeside || AreFillers(rest))
                return true;
        }

        return false;
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
            if (end > 0 && !Fillers.Contains(rest[..end]))
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
