using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateSponsorExhibitorSample : ToolSample<UpdateSponsorExhibitorTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "sponsor", id = EventOf(Event).Sponsors[0].Id, name = "The sampled company" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "sponsor", id = EventOf(OtherEvent).Sponsors[0].Id, name = "The sampled company" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSponsors];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
