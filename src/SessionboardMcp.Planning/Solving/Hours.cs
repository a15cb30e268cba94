using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Puts the hours of a rule onto the line of minutes.</summary>
internal static class Hours
{
    public static List<Span> Of(IEnumerable<TimeWindow> windows, Timeline timeline) => Span.Union(windows.SelectMany(window => Each(window, timeline)));

    /// <summary>One span for each day of the window.</summary>
    public static IEnumerable<Span> Each(TimeWindow window, Timeline timeline) =>
        from date in window.Days.Count == 0 ? timeline.Dates : window.Days
        select new Span(timeline.Minute(date, window.From), timeline.Minute(date, window.To, isEnd: true));

    /// <summary>When a session of a length may start so that the rule holds.</summary>
    public static Func<int, bool> Allow(TimeCondition condition, List<Span> spans, int length) => condition.IsOnly
        ? start => spans.Exists(span => span.Holds(start, start + length))
        : start => !spans.Exists(span => span.Overlaps(new Span(start, start + length)));

    /// <summary>The minutes that a start rule names.</summary>
    public static HashSet<int> Starts(StartCondition condition, Timeline timeline) =>
        [.. (condition.Days.Count == 0 ? timeline.Days : condition.Days).Select(date => timeline.Minute(date, condition.At))];

    /// <summary>When a room is closed by a rule about it.</summary>
    public static IEnumerable<Span> Closed(TimeCondition condition, Timeline timeline)
    {
        var spans = Of(condition.Windows, timeline);
        return condition.IsOnly ? Span.Without(timeline.Whole, spans) : spans;
    }
}
