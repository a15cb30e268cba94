using System.Globalization;

namespace SessionboardMcp.Planning.Reading;

/// <summary>duration = number unit [["and"] number [unit]]; unit = "minutes" | "hours" and how they are shortened</summary>
internal static class DurationReader
{
    private static readonly string[] Minutes = ["minutes", "minute", "min", "mins", "min.", "m"];

    private static readonly string[] Hours = ["hours", "hour", "hrs", "hr", "h"];

    public static bool IsUnit(string word) => Minutes.Contains(word) || Hours.Contains(word) || word is "minute-long" or "hour-long";

    /// <summary>Minutes; null where no duration stands here.</summary>
    public static int? Read(Cursor cursor)
    {
        var before = cursor.At;
        if (One(cursor) is not { } first)
        {
            cursor.At = before;
            return null;
        }

        if (!first.IsHours)
            return Checked(cursor, before, first.Minutes);
        var middle = cursor.At;
        cursor.Skip("and");
        if (cursor.Take("a half"))
            return Checked(cursor, before, first.Minutes + 30);
        if (One(cursor) is { IsHours: false } rest)
            return Checked(cursor, before, first.Minutes + rest.Minutes);
        cursor.At = middle;
        return Checked(cursor, before, first.Minutes);
    }

    private static int Checked(Cursor cursor, int from, double minutes) => minutes is >= 1 and <= 1440 && minutes == Math.Floor(minutes)
        ? (int)minutes
        : throw new NotUnderstoodException("A length is 1 minute to 24 hours, in whole minutes", from, cursor.Slice(from, cursor.At));

    private static (double Minutes, bool IsHours)? One(Cursor cursor)
    {
        if (cursor.Take("half an hour", "half hour"))
            return (30, false);
        if (cursor.Take("an hour"))
            return (60, true);
        // "90min" in one word
        var word = cursor.Word;
        var digits = word.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
        var unit = word[digits..];
        if (digits > 0 && unit.Length > 0 && IsUnit(unit) && Number(word[..digits]) is { } joined)
        {
            cursor.At++;
            return (Hours.Contains(unit) ? joined * 60 : joined, Hours.Contains(unit));
        }

        if (Number(word) is not { } number || !IsUnit(cursor.Peek(1)))
            return null;
        var isHours = Hours.Contains(cursor.Peek(1));
        cursor.At += 2;
        return (isHours ? number * 60 : number, isHours);
    }

    private static double? Number(string word) => ClockWords.Number(word) is { } whole ? whole
        : double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
