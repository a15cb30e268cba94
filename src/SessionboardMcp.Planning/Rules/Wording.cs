using System.Globalization;

namespace SessionboardMcp.Planning.Rules;

/// <summary>Lists, days, hours and numbers in plain English.</summary>
internal static class Wording
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string List(IEnumerable<string> items, string last = "and", int most = int.MaxValue)
    {
        var all = items.ToList();
        if (all.Count > most)
            all = [.. all.Take(most - 1), $"{Number(all.Count - most + 1)} more"];
        return all.Count switch { 0 => "", 1 => all[0], _ => $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}" };
    }

    public static string Number(long number) => number is >= 0 and <= 12 ? Small[number] : number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one) => number == 1 ? $"one {one}" : $"{Number(number)} {one}s";

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as "on Tuesday 11 May from 10:00 to 12:00".</summary>
    public static string Window(TimeWindow window)
    {
        var hours = (window.From, window.To) switch
        {
            (null, null) => "",
            ({ } from, null) => $"from {Time(from)} on",
            (null, { } to) => $"until {Time(to)}",
            ({ } from, { } to) => $"from {Time(from)} to {(to == default ? "midnight" : Time(to))}",
        };
        var days = window.Days.Count == 0 ? (hours.Length == 0 ? "at any time" : "") : $"on {List(window.Days.Select(Day))}";
        return $"{days} {hours}".Trim();
    }

    public static string Windows(IEnumerable<TimeWindow> windows) => List(windows.Select(Window), "or");

    public static string Duration(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => rest == 1 ? "1 minute" : $"{rest} minutes",
        (var hours, 0) => hours == 1 ? "1 hour" : $"{hours} hours",
        var (hours, rest) => $"{hours} h {rest} min",
    };
}
