namespace SessionboardMcp.Core.Answers;

/// <summary>Groups of digits with what telephone numbers have between them.</summary>
/// <param name="Text">The text.</param>
/// <param name="Start">Where the first sign is.</param>
/// <param name="Groups">Where the groups are.</param>
internal sealed record DigitRun(string Text, int Start, IReadOnlyList<(int Start, int End)> Groups)
{
    /// <summary>Where the last group ends, a bracket that closes there included.</summary>
    public int End => Groups.Count == 1 && Groups[^1].End < Text.Length && Text[Groups[^1].End] == ')' && Text[Start] == '(' ? Groups[^1].End + 1 : Groups[^1].End;

    /// <summary>How many digits it has.</summary>
    public int Digits => Groups.Sum(group => group.End - group.Start);

    /// <summary>Whether it begins with +, or with 00 and a country's digit.</summary>
    public bool IsInternational =>
        Text[Start] is '+' or '%' || (Text[Start] == '(' && Text[Start + 1] == '+')
        || (Group(0) is ['0', '0', >= '1' and <= '9', ..] && Digits >= 10) || (Group(0) is "00" && Groups.Count > 2 && Group(1)[0] != '0' && Digits >= 10);

    /// <summary>030 5557712, 01 23 45 67 89, 0171/1234567, 07700 900123, 0301234567.</summary>
    public bool HasTrunkPrefix
    {
        get
        {
            // (0)30 5557712: the zero alone.
            var isAlone = Group(0) is "0" && Text[Start] == '(' && Groups.Count > 1 && Group(1)[0] != '0';
            if (!(isAlone || Group(0) is ['0', >= '1' and <= '9', ..]) || Digits is < 8 or > 12 || IsQuads || IsTimes)
                return false;
            if (Groups.Count == 1)
                return Digits is >= 9 and <= 11;
            var pairs = Groups.All(group => group.End - group.Start == 2);
            return pairs ? Groups.Count == 5 : Groups[0].End - Groups[0].Start <= 6 && Enumerable.Range(1, Groups.Count - 1).Any(place => Group(place).Length >= 3);
        }
    }

    /// <summary>512 555 0177, (512) 555-0177, 1-512-555-0177, 555-0134.</summary>
    public bool IsNorthAmerican
    {
        get
        {
            var lengths = Groups.Select(group => group.End - group.Start).ToArray();
            return lengths is [3, 3, 4] || (lengths is [1, 3, 3, 4] && Group(0) == "1") || (lengths is [3, 4] && Group(0) == "555");
        }
    }

    /// <summary>(11) 91234-5678: an area code in brackets.</summary>
    public bool HasAreaCode =>
        Text[Start] == '(' && Groups.Count > 2 && Digits is >= 10 and <= 12 && Groups[0].Start == Start + 1 && Groups[0].End - Groups[0].Start is >= 2 and <= 4
        && Text[Groups[0].End] == ')' && Enumerable.Range(1, Groups.Count - 1).All(place => Group(place).Length >= 3);

    /// <summary>Whether something in it is written as a date, or as a span of years.</summary>
    public bool HasDate
    {
        get
        {
            for (var place = 0; place + 1 < Groups.Count; place++)
            {
                if (Between(place) is '-' or '.' or '/' && (IsDate(place) || IsMonth(place)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether it is as likely a quantity: 250 000, 1000000.</summary>
    public bool IsQuantity => Digits < 7 || Group(Groups.Count - 1).EndsWith("000", StringComparison.Ordinal);

    /// <summary>Whether every group is a year.</summary>
    public bool IsYears => Groups.All(group => IsYear(Text.AsSpan(group.Start, group.End - group.Start)));

    /// <summary>Whether it may be versions behind C++ or g++: 11/14/17/20, 12 13 14, 98/2011.</summary>
    public bool IsVersions => Groups.All(group => group.End - group.Start <= 2 || IsYear(Text.AsSpan(group.Start, group.End - group.Start)));

    // 0830-1000, as some write times.
    private bool IsTimes => Enumerable.Range(0, Groups.Count).All(place => Span(place) is [>= '0' and <= '2', _, >= '0' and <= '5', _]);

    // 010.020.030.040: an address of the internet.
    private bool IsQuads => Groups.Count == 4 && Enumerable.Range(0, 3).All(place => Between(place) == '.') && Groups.All(group => group.End - group.Start <= 3);

    /// <summary>Reads the run that begins at a place.</summary>
    public static DigitRun Read(string text, int start, int maxGroups, int maxDigits)
    {
        var groups = new List<(int, int)>();
        var place = text.AsSpan(start).StartsWith("%2B", StringComparison.OrdinalIgnoreCase) ? start + 3 : start;
        var digits = 0;
        while (groups.Count < maxGroups)
        {
            var from = groups.Count == 0 ? Opening(text, place) : Separated(text, place);
            var to = from;
            while (to < text.Length && char.IsAsciiDigit(text[to]) && to - from <= maxDigits)
                to++;
            digits += to - from;
            if (to == from || digits > maxDigits)
                break;
            groups.Add((from, to));
            place = to;
        }

        return new DigitRun(text, start, groups);
    }

    /// <summary>The run of its first groups; null where brackets do not close.</summary>
    public DigitRun? First(int count)
    {
        var first = count == Groups.Count ? this : this with { Groups = [.. Groups.Take(count)] };
        var open = 0;
        foreach (var character in Text.AsSpan(Start, first.End - Start))
            open += character switch { '(' => 1, ')' => -1, _ => 0 };
        return open == 0 ? first : null;
    }

    private ReadOnlySpan<char> Span(int place) => Text.AsSpan(Groups[place].Start, Groups[place].End - Groups[place].Start);

    private string Group(int place) => Span(place).ToString();

    private char Between(int place) => Groups[place + 1].Start - Groups[place].End == 1 ? Text[Groups[place].End] : '\0';

    // 2027-03-12, 12.03.2027, 3/12/27.
    private bool IsDate(int place) =>
        place + 2 < Groups.Count && Between(place + 1) == Between(place)
        && ((IsYear(Span(place)) && IsSmall(place + 1, 12) && IsSmall(place + 2, 31))
            || (IsSmall(place, 31) && IsSmall(place + 1, 31) && (IsYear(Span(place + 2)) || (Span(place + 2).Length == 2 && Groups.Count == place + 3 && place == 0))));

    // 03/2027, 2027-03, 2026-2027, 2026/27.
    private bool IsMonth(int place) =>
        (IsYear(Span(place)) && (IsSmall(place + 1, 99) || IsYear(Span(place + 1)))) || (IsSmall(place, 12) && IsYear(Span(place + 1)));

    private bool IsSmall(int place, int most) => Span(place) is { Length: 1 or 2 } digits && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most;

    private static bool IsYear(ReadOnlySpan<char> digits) => digits.Length == 4 && digits[0] is '1' or '2' && digits[1] is '9' or '0' or '1' && (digits[0] == '1') == (digits[1] == '9');

    private static int Opening(string text, int place)
    {
        // +, (+, (, + (: nothing else begins a number.
        for (var signs = 0; signs < 3 && place < text.Length && text[place] is '+' or '(' or ' '; signs++)
        {
            if (text[place] == ' ' && signs == 0)
                return place;
            place++;
        }

        return place;
    }

    // One sign, or a bracket, a dash or a slash with spaces around it.
    private static int Separated(string text, int place)
    {
        var (from, signs) = (place, 0);
        while (place < text.Length && place - from < 4 && text[place] is ' ' or '-' or '.' or '(' or ')' or '/')
        {
            signs += text[place] is '-' or '.' or '/' ? 1 : 0;
            place++;
        }

        return place == from || signs > 1 ? text.Length : place;
    }
}
