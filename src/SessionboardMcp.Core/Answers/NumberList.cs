namespace SessionboardMcp.Core.Answers;

/// <summary>Tells lists, places on the globe and offsets of time, which have digits like a telephone number and their own order of signs.</summary>
internal static class NumberList
{
    /// <summary>Whether digits are one of these, and nobody says that they are a number to call.</summary>
    /// <param name="folded">The text.</param>
    /// <param name="run">The digits.</param>
    public static bool IsOne(string folded, DigitRun run) =>
        ((IsOfCodes(run) || (folded[run.Start] == '1' && IsOfPages(folded, run.Start))) && !PhoneWords.Announce(folded, run)) || IsOffset(run) || IsCoordinate(folded, run);

    // 01067 01069 01097, 040 041 042, 01.234 01.235: each begins with a zero as the first does, and is as long.
    private static bool IsOfCodes(DigitRun run)
    {
        if (run.Text[run.Start] != '0' || run.Groups.Count < 2)
            return false;
        var parts = run.Text[run.Start..run.End].Split(' ');
        return parts.Length > 1 && Array.TrueForAll(parts, part => part.Length == parts[0].Length && part.StartsWith('0'))
            && (parts[0].Contains('.') ? parts[0].Length > 4 : parts[0].Length > 2);
    }

    // pages 123-456-7890: an area code in North America begins with no 1.
    private static bool IsOfPages(string folded, int start)
    {
        var before = folded.AsSpan(Math.Max(0, start - 10), start - Math.Max(0, start - 10)).TrimEnd(" .");
        foreach (var word in Pages)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsLetter(before[^(word.Length + 1)])))
                return true;
        }

        return false;
    }

    private static readonly string[] Pages = ["page", "pages", "pp", "seite", "seiten", "páginas", "pagine"];

    // UTC+0100 2027: no country's code begins with 0.
    private static bool IsOffset(DigitRun run) =>
        run.Text[run.Start] == '+' && run.Groups.Count > 1 && run.Text.AsSpan(run.Groups[0].Start, run.Groups[0].End - run.Groups[0].Start) is ['0' or '1', _, '0' or '3' or '4', '0' or '5']
        && (run with { Groups = [.. run.Groups.Skip(1)] }).IsYears;

    // +40.7128 -74.0060, 52.520008, +13.404954: two numbers with as many decimals as a place needs.
    private static bool IsCoordinate(string folded, DigitRun run)
    {
        if (run.Text[run.Start] != '+' || DecimalEnd(folded, run.Groups[0].Start) is not { } end)
            return false;
        var behind = Skip(folded, end);
        behind += behind < folded.Length && folded[behind] is '+' or '-' ? 1 : 0;
        // +49.1715 557.7712 has nothing but a space between.
        if (behind > end + 1 && DecimalEnd(folded, behind) is not null)
            return true;
        var before = run.Start - 1;
        while (before > 0 && run.Start - before < 8 && folded[before] is ' ' or ',' or ';' or '/' or ':' || (before > 0 && char.IsLetter(folded[before]) && run.Start - before < 8))
            before--;
        if (before < 0 || before == run.Start - 1 || !char.IsAsciiDigit(folded[before]))
            return false;
        while (before > 0 && char.IsAsciiDigit(folded[before - 1]))
            before--;
        return before > 1 && folded[before - 1] == '.' && char.IsAsciiDigit(folded[before - 2]);
    }

    // A comma, spaces, and a word or two: 40.7128 lon -74.0060.
    private static int Skip(string folded, int place)
    {
        var end = Math.Min(folded.Length, place + 8);
        while (place < end && (folded[place] is ' ' or ',' or ';' or '/' or ':' || char.IsLetter(folded[place])))
            place++;
        return place;
    }

    private static int? DecimalEnd(string folded, int start)
    {
        var whole = Digits(folded, start);
        if (whole - start is < 1 or > 3 || whole >= folded.Length || folded[whole] != '.')
            return null;
        var end = Digits(folded, whole + 1);
        return end - whole - 1 is >= 4 and <= 12 ? end : null;
    }

    private static int Digits(string folded, int place)
    {
        while (place < folded.Length && char.IsAsciiDigit(folded[place]))
            place++;
        return place;
    }
}
