using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ListEventSettingsSample : ToolSample<ListEventSettingsTool>
{
    private static readonly string[] Kinds = ["rooms", "tracks", "tags", "formats", "levels", "languages", "statuses", "fields"];

    public override object? Call { get; } = new { event_id = Event, kind = "rooms" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "tracks" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> OtherNeeds => [Scopes.ReadEvents, Scopes.ReadSessions];

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        foreach (var kind in Kinds)
            await walk.AskAsync(Name, new { event_id = @event.Id, kind });
    }
}
