using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateContactSample : ToolSample<UpdateContactTool>
{
    public override object? Call { get; } = new { event_id = Event, contact_id = ContactOf(Event), job_title = "The sampled job" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, contact_id = ContactOf(OtherEvent), job_title = "The sampled job" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteContacts];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
