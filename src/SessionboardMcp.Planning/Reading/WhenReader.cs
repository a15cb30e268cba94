using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reading;

/// <summary>
/// when = window { ("and" | "or" | ",") window }; window = [days] [hours | "at" time | part of a day], in any order;
/// hours = ("from" | "between") time ("to" | "and" | "-") time | time ("to" | "-") time | ("from" | "after") time | ("before" | "until") time
/// </summary>
internal sealed class WhenReader(IReadOnlyList<DateOnly> days)
{
    private readonly DayReader _days = new(days);

    /// <summary>Hours and days, or a start.</summary>
    /// <param name="Windows">The windows; empty where it is a start.</param>
    /// <param name="At">The start.</param>
    /// <param name="Days">The days of the start.</param>
    internal sealed record When(IReadOnlyList<TimeWindow> Windows, TimeOnly? At, IReadOnlyList<DateOnly> Days);

    /// <summary>What stands here; null where it is no time.</summary>
    public When? Read(Cursor cursor)
    {
        var windows = new List<TimeWindow>();
        if (Window(cursor) is not { } first)
            return null;
        if (first.At is not null)
            return first;
        windows.AddRange(first.Windows);
        while (true)
        {
            var before = cursor.At;
            if (cursor.Take(", and", ", or", "and", "or", ",") && Window(cursor) is { At: null } next)
            {
                windows.AddRange(next.Windows.Select(window => window.Days.Count == 0 ? window with { Days = windows[^1].Days } : window));
                continue;
            }

            cursor.At = before;
            return new When(windows, null, []);
        }
    }

    private When? Window(Cursor cursor)
    {
        IReadOnlyList<DateOnly> on = [];
        (TimeOnly? From, TimeOnly? To)? hours = null;
        TimeOnly? at = null;
        var has = false;
        while (true)
        {
            var before = cursor.At;
            cursor.Skip("on", "in", "the", "during");
            if (cursor.Take("every day", "each day", "all days", "daily", "any day"))
                has = true;
            else if (on.Count == 0 && _days.Read(cursor) is { Count: > 0 } read)
                (on, has) = (read, true);
            else if (hours is null && at is null && Hours(cursor) is { } some)
                (hours, has) = (some, true);
            else if (hours is null && at is null && Start(cursor, on.Count > 0) is { } start)
                (at, has) = (start, true);
            else
            {
                cursor.At = before;
                break;
            }
        }

        return !has ? null : at is null ? new When([new TimeWindow(on, hours?.From, hours?.To)], null, on) : new When([], at, on);
    }

    private static TimeOnly? Start(Cursor cursor, bool hasDay)
    {
        var before = cursor.At;
        if (cursor.Take("at") && Time(cursor) is { } at)
            return at;
        cursor.At = before;
        // "Tuesday 9:00", but not "Tuesday 9", which could be a date.
        if (hasDay && (cursor.Word.Contains(':') || cursor.Word.EndsWith("am", StringComparison.Ordinal) || cursor.Word.EndsWith("pm", StringComparison.Ordinal)) && Time(cursor) is { } bare)
            return bare;
        cursor.At = before;
        return null;
    }

    private static (TimeOnly? From, TimeOnly? To)? Hours(Cursor cursor)
    {
        if (cursor.Take("mornings", "morning"))
            return (null, new TimeOnly(12, 0));
        if (cursor.Take("afternoons", "afternoon"))
            return (new TimeOnly(12, 0), new TimeOnly(18, 0));
        if (cursor.Take("evenings", "evening"))
            return (new TimeOnly(18, 0), null);
        var before = cursor.At;
        if (cursor.Take("from", "between") && Time(cursor) is { } from)
            return Range(cursor, from) ?? (from, null);
        cursor.At = before;
        if (cursor.Take("after", "since") && Time(cursor) is { } after)
            return (after, null);
        cursor.At = before;
        if (cursor.Take("before", "until", "till", "by", "to") && Time(cursor) is { } until)
            return (null, until);
        cursor.At = before;
        if (Time(cursor) is { } start && Range(cursor, start) is { } range)
            return range;
        cursor.At = before;
        return null;
    }

    private static (TimeOnly? From, TimeOnly? To)? Range(Cursor cursor, TimeOnly from)
    {
        var before = cursor.At;
        if (cursor.Take("to", "-", "and", "until", "till") && Time(cursor) is { } to)
        {
            // "9 to 5" ends in the afternoon.
            if (to <= from && to != default && to.Hour < 12 && to.AddHours(12) > from)
                to = to.AddHours(12);
            if (to <= from && to != default)
                throw new NotUnderstoodException($"{Wording.Time(from)} to {Wording.Time(to)} ends before it starts", before - 1, cursor.Slice(before - 1, cursor.At));
            return (from, to == default ? null : to);
        }

        cursor.At = before;
        return null;
    }

    /// <summary>A time: "9:00", "9 am", "nine o'clock".</summary>
    public static TimeOnly? Time(Cursor cursor)
    {
        var joined = cursor.Peek(1) is "am" or "pm" or "a.m" or "p.m" ? cursor.Word + cursor.Peek(1) : null;
        if (joined is not null && ClockWords.Parse(joined) is { } half)
        {
            cursor.At += 2;
            return half;
        }

        // "90 minutes" is no time, and "11 May" a day.
        if (ClockWords.Parse(cursor.Word) is not { } time || DurationReader.IsUnit(cursor.Peek(1)) || DayWords.Month(cursor.Peek(1)) is not null)
            return null;
        cursor.At++;
        cursor.Skip("o'clock", "h", "sharp");
        return time;
    }
}
