using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class FetchSample : ToolSample<FetchTool>
{
    public override object? Call { get; } = new { id = $"session:{Event}:{SessionOf(Event)}" };

    public override object? OtherCall { get; } = new { id = $"person:{OtherEvent}:{ContactOf(OtherEvent)}" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> OtherNeeds => [Scopes.ReadContacts];

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        var found = await walk.AskAsync("search", SearchSample.Words(@event));
        foreach (var result in found.GetProperty("results").EnumerateArray())
            await walk.AskAsync(Name, new { id = result.GetProperty("id").GetString() });
    }
}
