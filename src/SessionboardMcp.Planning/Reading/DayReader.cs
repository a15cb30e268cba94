using System.Globalization;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>days = day { ("," | "and" | "or" | "to" | "-") day }; day = weekday | date | "day" number | ("first" | "last") "day"</summary>
internal sealed class DayReader(IReadOnlyList<DateOnly> days)
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>The days that stand here; empty where none does.</summary>
    public IReadOnlyList<DateOnly> Read(Cursor cursor)
    {
        if (TryDay(cursor) is not { } first)
            return [];
        var read = new List<DateOnly>(first);
        while (true)
        {
            var before = cursor.At;
            if (cursor.Take("to", "-", "through", "until"))
            {
                if (TryDay(cursor) is { } last)
                {
                    read.AddRange(days.Where(day => day > read[^1] && day <= last[^1]));
                    continue;
                }
            }
            else if (cursor.Take(", and", ", or", ",", "and", "or"))
            {
                cursor.Skip("on", "the");
                if (TryDay(cursor) is { } next)
                {
                    read.AddRange(next);
                    continue;
                }
            }

            cursor.At = before;
            return [.. read.Distinct().Order()];
        }
    }

    private List<DateOnly>? TryDay(Cursor cursor)
    {
        var start = cursor.At;
        var found = Day(cursor);
        var part = cursor.Slice(start, cursor.At);
        if (found is null)
            cursor.At = start;
        if (found is { Count: 0 })
            throw new NotUnderstoodException($"{part} is not among the days to plan, which are {Wording.List(days.Select(Wording.Day), most: 8)}", start, part, [.. days.Take(1).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        return found;
    }

    private List<DateOnly>? Day(Cursor cursor)
    {
        if (DayWords.Weekday(cursor.Word) is { } weekday)
        {
            cursor.At++;
            cursor.Skip(",");
            var before = cursor.At;
            if (Date(cursor) is not { } dates)
            {
                cursor.At = before - (before > 0 && cursor.Tokens[before - 1].Text == "," ? 1 : 0);
                return [.. days.Where(day => day.DayOfWeek == weekday)];
            }

            return [.. dates.Where(day => day.DayOfWeek == weekday)];
        }

        if (cursor.Word == "day" && ClockWords.Number(cursor.Peek(1)) is { } number)
        {
            cursor.At += 2;
            return number >= 1 && number <= days.Count ? [days[number - 1]] : [];
        }

        var ordinal = cursor.Word == "last" ? days.Count - 1 : Array.IndexOf(Ordinals, cursor.Word);
        if (ordinal >= 0 && cursor.Peek(1) == "day")
        {
            cursor.At += 2;
            return ordinal < days.Count ? [days[ordinal]] : [];
        }

        return Date(cursor);
    }

    // 2027-05-11, 11 May, 11th of May, May 11
    private List<DateOnly>? Date(Cursor cursor)
    {
        if (DateOnly.TryParseExact(cursor.Word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            cursor.At++;
            return [.. days.Where(day => day == date)];
        }

        if (DayWords.DayOfMonth(cursor.Word) is { } first && cursor.Peek(1) == "of" && DayWords.Month(cursor.Peek(2)) is { } ofMonth)
            return Take(cursor, 3, first, ofMonth);
        if (DayWords.DayOfMonth(cursor.Word) is { } day && DayWords.Month(cursor.Peek(1)) is { } month)
            return Take(cursor, 2, day, month);
        if (DayWords.Month(cursor.Word) is { } leading && DayWords.DayOfMonth(cursor.Peek(1)) is { } following)
            return Take(cursor, 2, following, leading);
        return null;
    }

    private List<DateOnly> Take(Cursor cursor, int tokens, int day, int month)
    {
        cursor.At += tokens;
        return [.. days.Where(one => one.Day == day && one.Month == month)];
    }
}
