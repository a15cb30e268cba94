using System.Net.Mime;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://events</c>: which events there are.</summary>
internal sealed class EventsResource() : SessionboardResource(
    "sessionboard://events", "events", "Events", "Every event that the account can see: id, name and time zone.", MediaTypeNames.Application.Json)
{
    /// <inheritdoc/>
    protected override async Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken) =>
        AnswerWriter.ToText(AnswerWriter.Labelled(ListEventsTool.Answer(await read.Client.Events.ListAsync(cancellationToken), read.Caller, read.Client, read.Receipts)));
}
