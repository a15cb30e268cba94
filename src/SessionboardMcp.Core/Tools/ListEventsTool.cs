using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_events</c>: which events there are.</summary>
internal sealed class ListEventsTool() : SessionboardTool(
    "list_events",
    "List events",
    "Lists the events that the signed-in organization account can see, with id, name and time zone. Use it first when the event "
    + "is not known; when part of its name is known, find_event is shorter. Other tools take the id.",
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs())
{
    internal static readonly string[] Columns = ["id", "name", "timezone"];

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken) =>
        Answer(await call.Client.Events.ListAsync(cancellationToken), call.Caller, call.Client, call.Receipts);

    /// <summary>Events as an answer.</summary>
    internal static TableAnswer Answer(Dated<IReadOnlyList<EventSummary>> events, Caller caller, ISessionboardClient client, ReceiptWriter receipts)
    {
        var receipt = receipts.Write(caller, client, events.ReceivedAt, RateLimitCategory.EntityReads);
        return new TableAnswer(Columns, [.. events.Value.Take(AnswerLimits.MaxRows).Select(ToRow)], events.Value.Count, receipt)
        {
            Notices = events.Value.Count > AnswerLimits.MaxRows
                ? [$"The first {AnswerLimits.MaxRows} events are shown; look for others with find_event."]
                : [],
        };
    }

    internal static IReadOnlyList<System.Text.Json.JsonElement> ToRow(EventSummary summary) =>
        [Cells.Number(summary.Id), Cells.Text(EventName.Shown(summary)), Cells.Text(summary.TimeZone)];
}
