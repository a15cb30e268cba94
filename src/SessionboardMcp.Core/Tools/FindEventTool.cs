using System.Globalization;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>find_event</c>: which event is meant by a name.</summary>
internal sealed class FindEventTool() : ReadTool<TableAnswer>(
    "find_event",
    "Find an event",
    "Finds events by name, part of a name, or id; returns id, name and time zone. Case does not matter. Without a match it returns the "
    + "three nearest names and says so: ask the person which one is meant instead of guessing.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(Name))
{
    private static readonly ToolInput Name =
        ToolInput.Text("name", "Name, part of it, or id.", "DevCon") with { IsRequired = true, Max = ToolInput.LongestName };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Arguments.RequiredText("name");
        var events = await call.Client.Events.ListAsync(cancellationToken);
        var found = Matches(wanted, events.Value);
        var shown = found.Count > 0 ? found : EventResolver.Nearest(wanted, events.Value);
        var receipt = call.Receipts.Write(call.Caller, call.Client, events.ReceivedAt, RateLimitCategory.EntityReads);
        return new TableAnswer(ListEventsTool.Columns, [.. shown.Select(ListEventsTool.ToRow)], shown.Count, receipt)
        {
            Notices = found.Count > 0 ? [] : [$"No event is called {StrangersText.Quoted(wanted)}; these names are the nearest. Ask which one is meant."],
        };
    }

    private static List<EventSummary> Matches(string wanted, IReadOnlyList<EventSummary> events)
    {
        List<EventSummary> exact = [.. events.Where(candidate => candidate.Id.ToString(CultureInfo.InvariantCulture) == SameName.Id(wanted))];
        if (exact.Count == 0)
            exact = SameName.Among(events, candidate => candidate.Name, wanted);
        // Beside the words also a part of one, as names of events are written together: "con" of DevCon.
        var part = Folding.Words(wanted);
        return exact.Count > 0 || part.Length == 0
            ? exact
            : [.. events.Where(candidate => Folding.Words(candidate.Name).Contains(part, StringComparison.Ordinal)).Take(AnswerLimits.MaxRows)];
    }
}
