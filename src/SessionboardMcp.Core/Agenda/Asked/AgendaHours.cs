using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>The hours of a day, such as 09:00-18:00; 00:00 as an end is midnight.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal sealed record AgendaHours(TimeOnly From, TimeOnly To)
{
    private static readonly string[] Forms = ["H:mm", "HH:mm", "H.mm", "%H", "HH", "h:mmtt", "h.mmtt", "htt", "h:mm tt", "h tt"];

    /// <summary>What most conferences keep to, where nothing else is known.</summary>
    public static AgendaHours Usual { get; } = new(new TimeOnly(9, 0), new TimeOnly(18, 0));

    /// <summary>How long they are.</summary>
    public int Minutes => (int)((To == default ? TimeSpan.FromDays(1) : To - TimeOnly.MinValue) - (From - TimeOnly.MinValue)).TotalMinutes;

    /// <summary>The hours in words.</summary>
    public string Words => $"{Text(From)} to {(To == default ? "midnight" : Text(To))}";

    /// <summary>Reads hours.</summary>
    /// <exception cref="InvalidArgumentException">They are none.</exception>
    public static AgendaHours Read(ToolInput input, string written)
    {
        var parts = written.ToLowerInvariant().Replace(" to ", "-", StringComparison.Ordinal).Replace('\u2013', '-').Replace('\u2014', '-').Split('-', StringSplitOptions.TrimEntries);
        if (parts is [var first, var last] && Time(first) is { } from && Time(last is "24:00" or "24" or "midnight" ? "0:00" : last) is { } to && (to == default || to > from))
            return new AgendaHours(from, to);
        throw InvalidArgumentException.For(input, $"must be the hours of a day in the event's own time, the first before the last, and not {StrangersText.Quoted(written, maxLength: 40)}");
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
