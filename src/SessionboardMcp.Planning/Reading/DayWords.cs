using System.Globalization;

namespace SessionboardMcp.Planning.Reading;

/// <summary>Names of weekdays and months.</summary>
internal static class DayWords
{
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>A weekday: its name, its plural, or three letters of it or more.</summary>
    public static DayOfWeek? Weekday(string word)
    {
        var day = Array.FindIndex(Days, name => name == word || name + "s" == word || (word.Length is 3 or 4 or 5 && name.StartsWith(word, StringComparison.Ordinal)));
        return day < 0 ? null : (DayOfWeek)day;
    }

    /// <summary>A month, 1 to 12: its name, or three letters of it or more.</summary>
    public static int? Month(string word)
    {
        var month = Array.FindIndex(Months, name => name == word || (word.Length >= 3 && name.StartsWith(word, StringComparison.Ordinal)));
        return month < 0 ? null : month + 1;
    }

    /// <summary>The number of a day in a month: 11, 11th.</summary>
    public static int? DayOfMonth(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }
}
