using System.Net.Mime;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://events/{event_id}/agenda</c>: the accepted programme, day by day.</summary>
internal sealed class EventAgendaResource() : SessionboardResource(
    "sessionboard://events/{event_id}/agenda", "event_agenda", "Agenda of an event",
    "The accepted programme, day by day in the event's time zone: time, room, title, track and people.", MediaTypeNames.Text.Markdown)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions];

    /// <inheritdoc/>
    protected override async Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken)
    {
        var asked = await read.EventAsync(cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        return new AgendaText(asked, sessions.Items).Write(asked.Receipt(sessions.AsOf));
    }
}
