using System.Globalization;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Events;

/// <summary>How receipts name events.</summary>
internal static class EventName
{
    private const int MaxLength = 160;

    /// <summary>The name alone, as it may be shown.</summary>
    public static string Shown(EventSummary summary) => StrangersText.Shown(summary.Name, masks: true, MaxLength, out _);

    /// <summary>Name and id.</summary>
    public static string Of(EventSummary summary) =>
        string.Create(CultureInfo.InvariantCulture, $"{Shown(summary)} ({summary.Id})");

    /// <summary>Names and ids; long lists are cut short.</summary>
    public static string Of(IReadOnlyList<EventSummary> events) => events.Count <= 5
        ? string.Join(", ", events.Select(Of))
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", events.Take(5).Select(Of))} and {events.Count - 5} more");
}
