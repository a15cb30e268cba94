using System.Net.Mime;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://events/{event_id}</c>: an event in numbers.</summary>
internal sealed class EventOverviewResource() : SessionboardResource(
    "sessionboard://events/{event_id}", "event_overview", "Overview of an event",
    "Counts of sessions, abstracts, people, sponsors, and of what the accepted programme lacks.", MediaTypeNames.Application.Json)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts];

    /// <inheritdoc/>
    protected override async Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken) =>
        AnswerWriter.ToText(AnswerWriter.Labelled(await GetEventOverviewTool.OfAsync(await read.EventAsync(cancellationToken), cancellationToken)));
}
