using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ListPlanningRulesSample : ToolSample<ListPlanningRulesTool>
{
    public override object? Call { get; } = new { event_id = Event };

    public override object? OtherCall { get; } = new { event_id = OtherEvent };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadContacts];

    public override Task WalkAsync(ToolWalk walk, Event @event) => walk.PagesAsync(Name, page => new { event_id = @event.Id, page });
}
