using System.Globalization;
using System.Text.RegularExpressions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tools;

/// <summary>Reads since when something is asked: a day, a time, or a span before now that can mean one thing only.</summary>
internal static partial class Since
{
    /// <summary>The instant.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="text">What was given. A day or a time without offset is the event's own; today and yesterday begin at its midnight.</param>
    /// <param name="clock">The event's time.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="InvalidArgumentException">It is none of these, or in the future.</exception>
    public static DateTimeOffset Read(string argument, string text, EventClock clock, DateTimeOffset now)
    {
        var since = Relative(text, clock, now) ?? clock.Parse(text) ?? throw new InvalidArgumentException(
            $"Argument `{argument}` must be a day, a time, today, yesterday, or a number of hours, days or weeks. A right one: {{\"{argument}\": \"7 days\"}} or {{\"{argument}\": \"2026-11-20\"}}.");
        return since <= now
            ? since
            : throw new InvalidArgumentException($"Argument `{argument}` lies in the future: {clock.Text(since)}, and now is {clock.Text(now)}.");
    }

    // "Last week" or "a month" could mean several things, so they are asked back for.
    private static DateTimeOffset? Relative(string text, EventClock clock, DateTimeOffset now)
    {
        var word = Folding.Words(text);
        if (word is "today" or "yesterday")
            return clock.Midnight(now, word == "today" ? 0 : -1);
        if (Span().Match(word) is not { Success: true } span)
            return null;
        var count = int.Parse(span.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        // From the full minute, so that the next page a few seconds later is one of the same list.
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset);
        return span.Groups["unit"].Value switch
        {
            "hour" => minute.AddHours(-count),
            "day" => minute.AddDays(-count),
            _ => minute.AddDays(-7 * count),
        };
    }

    [GeneratedRegex("^(?<count>[0-9]{1,4}) ?(?<unit>hour|day|week)s?( ago)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 250)]
    private static partial Regex Span();
}
