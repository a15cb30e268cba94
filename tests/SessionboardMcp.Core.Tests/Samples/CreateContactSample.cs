using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateContactSample : ToolSample<CreateContactTool>
{
    public override object? Call { get; } = new { event_id = Event, email = "sampled@example.com", first_name = "Sampled" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, email = "sampled@example.com", first_name = "Sampled" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteContacts];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
