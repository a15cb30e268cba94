using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateSponsorExhibitorSample : ToolSample<CreateSponsorExhibitorTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "sponsor", name = "The sampled company" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "sponsor", name = "The sampled company" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSponsors];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
