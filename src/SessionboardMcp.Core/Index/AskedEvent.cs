using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Index;

/// <summary>The event that a call is about, with its index.</summary>
/// <param name="Call">The call.</param>
/// <param name="Summary">The event.</param>
/// <param name="Index">What the event holds.</param>
internal sealed record AskedEvent(ToolCall Call, EventSummary Summary, EventIndex Index)
{
    /// <summary>An event that a call is about.</summary>
    public static AskedEvent Of(ToolCall call, EventSummary summary) => new(call, summary, new EventIndex(call.Client, summary.Id, call.Time, call.Progress));

    /// <summary>The event's time.</summary>
    public EventClock Clock { get; } = EventClock.Of(Summary);

    /// <summary>Makes the cells of this answer's texts.</summary>
    public TextCells Cells { get; } = new(Call.MasksPersonalData);

    /// <summary>The receipt of an answer from parts of the index; it is as old as the oldest.</summary>
    public Receipt Receipt(params IEnumerable<DateTimeOffset> asOf) =>
        Call.Receipts.Write(Call.Caller, Call.Client, asOf.Min(), RateLimitCategory.EntityReads) with
        {
            Event = EventName.Of(Summary),
            Caveats = [.. Caveats()],
        };

    private IEnumerable<string> Caveats()
    {
        if (Clock.Caveat is { } caveat)
            yield return caveat;
        if (Index.HadNoRoom)
            yield return "Some of this was read before, but there was no room to keep it (Index:MaxBytes), so it was read again.";
        if (Index.NamesAsOf is { } names)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"What sessions tell of their rooms, tracks and people is as of {names.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        if (Index.RecordsAsOf is { } records)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Contacts or companies were changed here lately: what sessions tell of them may be as old as {records.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
    }
}
