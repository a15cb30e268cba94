using System.Globalization;

namespace SessionboardMcp.Planning.Reading;

/// <summary>Times of day as people write them.</summary>
internal static class ClockWords
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A number in digits or, up to twelve, in a word.</summary>
    public static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(Numbers, word) is >= 0 and var small ? small : null;

    /// <summary>A time: 9, 9:00, 9.30, 9am, 14h, noon, nine. An hour alone from one to six is in the afternoon, as no conference runs at night.</summary>
    public static TimeOnly? Parse(string word)
    {
        if (word is "noon" or "midday")
            return new TimeOnly(12, 0);
        if (word == "midnight")
            return TimeOnly.MinValue;
        var (digits, half) = Half(word);
        if (half is null && digits.EndsWith('h'))
            digits = digits[..^1] + ":00";
        var parts = digits.Split(':', '.');
        if (parts.Length > 2 || Number(parts[0]) is not { } hour || (parts.Length == 2 && parts[1].Length != 2))
            return null;
        var minute = parts.Length == 2 ? Digits(parts[1]) : 0;
        if (half is not null)
            hour = hour is < 1 or > 12 ? -1 : (hour % 12) + (half == "pm" ? 12 : 0);
        else if (parts.Length == 1 && hour is >= 1 and <= 6)
            hour += 12;
        return (hour, minute) is (24, 0) ? TimeOnly.MinValue : hour is >= 0 and <= 23 && minute is >= 0 and <= 59 ? new TimeOnly(hour, minute.Value) : null;
    }

    private static int? Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (string Digits, string? Half) Half(string word)
    {
        foreach (var (ending, half) in ((string, string)[])[("am", "am"), ("a.m", "am"), ("pm", "pm"), ("p.m", "pm")])
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return (word[..^ending.Length], half);
        }

        return (word, null);
    }
}
