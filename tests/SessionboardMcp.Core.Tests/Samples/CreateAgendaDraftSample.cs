using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateAgendaDraftSample : ToolSample<CreateAgendaDraftTool>
{
    public override object? Call { get; } = new { event_id = Event, name = "The sampled draft", description = "Sampled." };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, name = "The sampled draft" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
