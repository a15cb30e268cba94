using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Resources;

/// <summary>One read of a resource, with all that it may use.</summary>
/// <param name="EventId">What stands in the address for the event; null for a resource without one.</param>
/// <param name="Caller">Who reads.</param>
/// <param name="Client">Sessionboard, under the caller's own rights.</param>
/// <param name="Receipts">Makes the receipt.</param>
/// <param name="Time">The clock.</param>
internal sealed record ResourceRead(string? EventId, Caller Caller, ISessionboardClient Client, ReceiptWriter Receipts, TimeProvider Time)
{
    /// <summary>Which fields are personal by their names.</summary>
    public PersonalFields Fields { get; init; } = PersonalFields.Known;

    /// <summary>The event that the address names, as a tool would be asked about it.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public async Task<AskedEvent> EventAsync(CancellationToken cancellationToken)
    {
        var chosen = EventResolver.Resolve("event_id", EventId!, (await Client.Events.ListAsync(cancellationToken)).Value);
        return new AskedEvent(new ToolCall(ToolArguments.None, Caller, Client, Receipts, Time) { Fields = Fields }, chosen, new EventIndex(Client, chosen.Id, Time));
    }
}
