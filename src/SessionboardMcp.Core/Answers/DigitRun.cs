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
                return Digits is >= 9 and <= 11 && !Group(0).StartsWith("012345678", StringComparison.Ordinal);
            if (Groups.All(group => group.End - group.Start == 2))
                return Groups.Count == 5 && !IsSeries && HasOneSign;
            var first = Groups[0].End - Groups[0].Start;
            // 04 06 2018 is a day. 0151 23 45 67 89 has pairs behind the code.
            return first <= 6 && !(first == 2 && Digits < 9)
                && (Enumerable.Range(1, Groups.Count - 1).Any(place => Group(place).Length >= 3)
                    || (first >= 3 && Digits >= 10 && Enumerable.Range(1, Groups.Count - 1).All(place => Group(place).Length == 2)));
        }
    }

    /// <summary>512 555 0177, (512) 555-0177, 1-512-555-0177, 555-0134.</summary>
    public bool IsNorthAmerican
    {
        get
        {
            var lengths = Lengths;
            if (lengths is [3, 4])
                return Group(0) == "555";
            if (!(lengths is [3, 3, 4] || (lengths is [1, 3, 3, 4] && Group(0) == "1")))
                return false;
            // With spaces alone three numbers are one only where North America has such: neither part begins with 0 or 1.
            return !IsSpaced || (Group(Groups.Count - 3)[0] >= '2' && Group(Groups.Count - 2)[0] >= '2');
        }
    }

    /// <summary>(11) 91234-5678, (555)7712345: an area code in brackets.</summary>
    public bool HasAreaCode =>
        Text[Start] == '(' && Groups.Count > 1 && Digits is >= 10 and <= 12 && Groups[0].Start == Start + 1 && Groups[0].End - Groups[0].Start is >= 2 and <= 4
        && Text[Groups[0].End] == ')' && !IsYear(Span(0)) && Enumerable.Range(1, Groups.Count - 1).All(place => Group(place).Length >= 3)
        && (Groups.Count > 2 || (Span(0).Length <= 3 && !IsRound));

    /// <summary>8 (495) 123-45-67, 8 916 123 45 67, 7 (495) 1234567.</summary>
    public bool IsRussian =>
        Groups.Count > 2 && Digits == 11 && Group(0) is "8" or "7" && Group(1) is ['3' or '4' or '8' or '9', _, _]
        && (Lengths is [1, 3, 3, 2, 2] || (Lengths is [1, 3, 3, 4] or [1, 3, 7] && !IsSpaced));

    /// <summary>11 91234-5678 in Brazil, 138-1234-5678 in China.</summary>
    public bool IsMobile =>
        (Lengths is [2, 5, 4] && Group(1)[0] == '9' && Between(1) == '-')
        || (Lengths is [3, 4, 4] && Group(0) is ['1', >= '3', _] && Between(0) == '-' && Between(1) == '-');

    /// <summary>Whether nothing but single spaces is between its groups.</summary>
    public bool IsSpaced => Text[Start] != '(' && Enumerable.Range(0, Groups.Count - 1).All(place => Between(place) == ' ');

    /// <summary>Whether its groups are sizes, as pixels, bytes and round numbers are: 480 768 1024, 200 300 4000, 1048576.</summary>
    public bool IsSizes => Groups.Count == 1 ? long.IsPow2(Number(0)) || Number(0) % 1000 == 0 : Enumerable.Range(0, Groups.Count).All(place => IsSize(Span(place)));

    /// <summary>Whether a line or two dashes are between its groups, as in the names of files and between pages: 512_555_7712, 512--555--7712.</summary>
    public bool HasOddSigns => Enumerable.Range(0, Groups.Count - 1).Any(place => Gap(place).Contains('_') || Gap(place).Contains("--", StringComparison.Ordinal));

    /// <summary>Whether it is a round number of millions.</summary>
    public bool IsRound => Digits > 6 && Enumerable.Range(1, 6).All(back => DigitFromEnd(back) == '0');

    /// <summary>Whether it is in one piece, or has groups of three as thousands do.</summary>
    public bool IsThousands => Groups.Count == 1 || (IsSpaced && Enumerable.Range(1, Groups.Count - 1).All(place => Group(place).Length == 3));

    /// <summary>Whether something in it is written as a date, or as a span of years.</summary>
    public bool HasDate
    {
        get
        {
            for (var place = 0; place + 1 < Groups.Count; place++)
            {
                if (Between(place) is '-' or '.' or '/' or '_' && (IsDate(place) || IsMonth(place)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether it is as likely a quantity: 250 000, 1000000, 1 234 567.</summary>
    public bool IsQuantity => Digits < 7 || Group(Groups.Count - 1).EndsWith("000", StringComparison.Ordinal) || (Groups.Count == 3 && Digits < 9 && IsThousands);

    /// <summary>Whether every group is a year.</summary>
    public bool IsYears => Groups.All(group => IsYear(Text.AsSpan(group.Start, group.End - group.Start)));

    /// <summary>Whether every group could be a year of any time: 1843 1964.</summary>
    public bool IsLikeYears => Groups.Count > 1 && Enumerable.Range(0, Groups.Count).All(place => Span(place).Length == 4 && Number(place) is >= 1500 and < 2100);

    /// <summary>Whether every group ends with a zero, as bands do: 850 900 1800 1900.</summary>
    public bool IsTens => Groups.Count > 1 && Groups.All(group => Text[group.End - 1] == '0');

    /// <summary>Whether every group is a number of the police or the fire brigade: 112 911 999.</summary>
    public bool IsOfEmergency => Groups.Count > 1 && Groups.All(group => group.End - group.Start == 3 && Text[group.Start] is '1' or '9');

    /// <summary>Whether it is millions, of one digit: 1 234 567.</summary>
    public bool IsMillions => Groups.Count == 3 && Groups[0].End - Groups[0].Start == 1 && IsThousands;

    /// <summary>Whether it is a code of North American post: 98101-1234.</summary>
    public bool IsPostal => Lengths is [5, 4] && Between(0) == '-';

    /// <summary>Whether it may be versions behind C++ or g++: 11/14/17/20, 12 13 14, 98/2011.</summary>
    public bool IsVersions => Groups.All(group => group.End - group.Start <= 2 || IsYear(Text.AsSpan(group.Start, group.End - group.Start)));

    /// <summary>Whether each group is so much more than the one before, or twice as much: 01 02 03 04 05.</summary>
    public bool IsSeries => Groups.Count > 2 && (Enumerable.Range(1, Groups.Count - 1).All(place => Number(place) - Number(place - 1) == Number(1) - Number(0)) || Enumerable.Range(1, Groups.Count - 1).All(place => Number(place) == 2 * Number(place - 1)));

    // 0830-1000, as some write times.
    private bool IsTimes => Enumerable.Range(0, Groups.Count).All(place => Span(place) is [>= '0' and <= '2', _, >= '0' and <= '5', _]);

    // 010.020.030.040: an address of the internet.
    private bool IsQuads => Groups.Count == 4 && Enumerable.Range(0, 3).All(place => Between(place) == '.') && Groups.All(group => group.End - group.Start <= 3);

    private int[] Lengths => [.. Groups.Select(group => group.End - group.Start)];

    // 09.30 10.15 11: not of one number. Behind the first group a dash may have spaces around it.
    private bool HasOneSign => Enumerable.Range(1, Groups.Count - 2).All(place => Between(place) == Between(1));

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

    private char DigitFromEnd(int back)
    {
        var group = Groups.Count - 1;
        for (; back > Groups[group].End - Groups[group].Start; group--)
            back -= Groups[group].End - Groups[group].Start;
        return Text[Groups[group].End - back];
    }

    private long Number(int place) => Number(Span(place));

    private static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSize(ReadOnlySpan<char> digits) => Number(digits) is var number && (number % 16 == 0 || number % 100 == 0 || number % 120 == 0);

    private ReadOnlySpan<char> Span(int place) => Text.AsSpan(Groups[place].Start, Groups[place].End - Groups[place].Start);

    private string Group(int place) => Span(place).ToString();

    private ReadOnlySpan<char> Gap(int place) => Text.AsSpan(Groups[place].End, Groups[place + 1].Start - Groups[place].End);

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
        while (place < text.Length && place - from < 4 && text[place] is ' ' or '-' or '.' or '(' or ')' or '/' or '_')
        {
            // Two dashes are one that is long.
            signs += text[place] is '-' or '.' or '/' or '_' && !(text[place] == '-' && place > from && text[place - 1] == '-') ? 1 : 0;
            place++;
        }

        return place == from || signs > 1 ? text.Length : place;
    }
}
