using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateEventSettingSample : ToolSample<UpdateEventSettingTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "room", setting = EventOf(Event).Rooms[0].Id, name = "The sampled room" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "track", setting = EventOf(OtherEvent).Tracks[0].Id, name = "The sampled track" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> OtherNeeds => [Scopes.ReadEvents, Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteMetadata];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
