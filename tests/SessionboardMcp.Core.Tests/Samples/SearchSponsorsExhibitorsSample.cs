using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class SearchSponsorsExhibitorsSample : ToolSample<SearchSponsorsExhibitorsTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "sponsors" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "exhibitors" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        foreach (var kind in (string[])["sponsors", "exhibitors"])
            await walk.PagesAsync(Name, page => new { event_id = @event.Id, kind, page });
    }
}
