using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Resources;

/// <summary>One read of a resource.</summary>
/// <param name="Call">The read, as a call without arguments: all that it may use.</param>
/// <param name="EventId">What stands in the address for the event; null for a resource without one.</param>
internal sealed record ResourceRead(ToolCall Call, string? EventId)
{
    /// <summary>The event that the address names.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public Task<EventSummary> SummaryAsync(CancellationToken cancellationToken) => EventArgument.FindAsync(Call.Client, EventId!, cancellationToken);

    /// <summary>The same with its index, as a tool would be asked about it.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public async Task<AskedEvent> EventAsync(CancellationToken cancellationToken) => AskedEvent.Of(Call, await SummaryAsync(cancellationToken));
}
