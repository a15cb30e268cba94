using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateEventSettingSample : ToolSample<CreateEventSettingTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "room", name = "The sampled room" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "track", name = "The sampled track" };

    public override IReadOnlyList<string> Needs => [];

    public override IReadOnlyList<string> OtherNeeds => [Scopes.ReadEvents];

    public override IReadOnlyList<string> Writes => [Scopes.WriteMetadata];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
