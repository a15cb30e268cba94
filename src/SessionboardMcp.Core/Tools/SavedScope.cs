using System.Globalization;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Tools;

/// <summary>The event that a call about a report or dashboard names, among all that there are.</summary>
/// <param name="Events">Every event that the credential sees.</param>
/// <param name="Chosen">The event that is asked for; null where none is.</param>
internal sealed record SavedScope(IReadOnlyList<EventSummary> Events, EventSummary? Chosen)
{
    /// <summary>The argument.</summary>
    public static ToolInput EventId { get; } = ToolInput.Text("event_id", "Event id or exact name.", "3960") with { Max = 200 };

    /// <summary>Reads the argument.</summary>
    /// <exception cref="InvalidArgumentException">There is no such event, or more than one.</exception>
    public static async Task<SavedScope> ReadAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var events = (await call.Client.Events.ListAsync(cancellationToken)).Value;
        return new SavedScope(events, call.Arguments.Text("event_id") is { } wanted ? EventResolver.Resolve("event_id", wanted, events) : null);
    }

    /// <summary>The events that something with an event of its own, or none, is about; none means all.</summary>
    public IReadOnlyList<EventSummary> EventsOf(int? own) =>
        Chosen is not null ? [Chosen] : own is { } id && Find(id) is { } found ? [found] : [];

    /// <summary>How a list names the event of an entry.</summary>
    public string NameOf(int? own) => own is { } id
        ? Find(id) is { } found ? EventName.Of(found) : id.ToString(CultureInfo.InvariantCulture)
        : "all";

    /// <summary>The names to choose from: those of the event first, as a name may be there and elsewhere too.</summary>
    public IEnumerable<T> Nearest<T>(IEnumerable<T> all, Func<T, int?> own, Func<T, bool> isMeant)
    {
        var known = all.ToList();
        var inside = known.FindAll(one => Chosen is not null && own(one) == Chosen.Id);
        return inside.Exists(one => isMeant(one)) ? inside : known;
    }

    private EventSummary? Find(int id) => Events.FirstOrDefault(candidate => candidate.Id == id);
}
