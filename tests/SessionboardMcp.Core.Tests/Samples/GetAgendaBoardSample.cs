using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetAgendaBoardSample : ToolSample<GetAgendaBoardTool>
{
    public override object? Call { get; } = new { event_id = Event, draft_id = "Final agenda" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, draft_id = "After the programme meeting" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> OtherNeeds => [Scopes.ReadEvents, Scopes.ReadSessions];

    public override bool NamesARecord => true;

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        foreach (var draft in (await walk.AskAsync("list_agenda_drafts", new { event_id = @event.Id })).Rows())
            await walk.PagesAsync(Name, page => new { event_id = @event.Id, draft_id = draft[0].GetString(), page });
    }
}
