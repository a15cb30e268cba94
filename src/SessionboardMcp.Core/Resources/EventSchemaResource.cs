using System.Net.Mime;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Queries;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://events/{event_id}/schema</c>: what a query about an event may name.</summary>
internal sealed class EventSchemaResource() : SessionboardResource(
    "sessionboard://events/{event_id}/schema", "event_schema", "Query schema of an event",
    "Entities, fields and relationships that an SbQL query about the event may name, custom fields included.", MediaTypeNames.Application.Json)
{
    /// <inheritdoc/>
    protected override TimeSpan TimeToLive => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken)
    {
        var chosen = EventResolver.Resolve("event_id", read.EventId!, (await read.Client.Events.ListAsync(cancellationToken)).Value);
        var schema = await read.Client.Insights.GetSchemaAsync(chosen.Id, cancellationToken);
        var receipt = read.Receipts.Write(read.Caller, read.Client, schema.ReceivedAt, RateLimitCategory.Insights) with { Event = EventName.Of(chosen) };
        return AnswerWriter.ToText(AnswerWriter.Labelled(GetSchemaTool.Entities(new FieldFacts(read.Fields, schema.Value), receipt)));
    }
}
