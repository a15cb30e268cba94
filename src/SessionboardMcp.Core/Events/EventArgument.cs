using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Events;

/// <summary>
/// The arguments by which a call names events, as clients are told of them, and the one way from what they hold to the events. Who names an
/// event needs the scope for events, whatever else the tool needs.
/// </summary>
internal static class EventArgument
{
    /// <summary>The name of the one for a single event.</summary>
    public const string Name = "event_id";

    private const string SeveralName = "event_ids";
    private const int MaxEvents = 50;

    /// <summary>The event of a tool that answers without one too.</summary>
    public static ToolInput Optional { get; } = ToolInput.Text(Name, "Event id or exact name.", "3960") with { Max = ToolInput.LongestName, Scope = Scopes.ReadEvents };

    /// <summary>The event that a tool is about.</summary>
    public static ToolInput Required { get; } = Optional with { IsRequired = true };

    /// <summary>Several events, in place of one.</summary>
    public static ToolInput Several { get; } =
        ToolInput.TextList(SeveralName, $"Several events, instead of {Name}.", "3960", "3961") with { Max = MaxEvents, Scope = Scopes.ReadEvents };

    /// <summary>The event of a call that needs one.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that id or name, or more than one.</exception>
    public static Task<EventSummary> RequiredAsync(ToolCall call, CancellationToken cancellationToken) =>
        FindAsync(call.Client, call.Arguments.RequiredText(Name), cancellationToken);

    /// <summary>The event of a call that may name one; null where it names none.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that id or name, or more than one.</exception>
    public static async Task<EventSummary?> OptionalAsync(ToolCall call, CancellationToken cancellationToken) =>
        call.Arguments.Text(Name) is { } wanted ? await FindAsync(call.Client, wanted, cancellationToken) : null;

    /// <summary>The event of a call that may name one, where the events are known already; null where it names none.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that id or name, or more than one.</exception>
    public static EventSummary? Among(IReadOnlyList<EventSummary> known, ToolCall call) =>
        call.Arguments.Text(Name) is { } wanted ? EventResolver.Resolve(Name, wanted, known) : null;

    /// <summary>The events of a call that may name one or several; none where it names none.</summary>
    /// <exception cref="InvalidArgumentException">It names one in both ways, or one that is not there.</exception>
    public static async Task<IReadOnlyList<EventSummary>> SeveralAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var several = call.Arguments.TextList(SeveralName);
        if (several.Count == 0)
            return await OptionalAsync(call, cancellationToken) is { } one ? [one] : [];
        if (call.Arguments.Text(Name) is not null)
            throw new InvalidArgumentException($"Arguments `{Name}` and `{SeveralName}` exclude each other: use {Name} for one event, {SeveralName} for several.");
        var known = (await call.Client.Events.ListAsync(cancellationToken)).Value;
        return [.. several.Select(wanted => EventResolver.Resolve(SeveralName, wanted, known)).DistinctBy(found => found.Id)];
    }

    /// <summary>The event of an id or name, wherever it stands.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<EventSummary> FindAsync(ISessionboardClient client, string wanted, CancellationToken cancellationToken) =>
        EventResolver.Resolve(Name, wanted, (await client.Events.ListAsync(cancellationToken)).Value);
}
