using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class AskDataSample : ToolSample<AskDataTool>
{
    public override object? Call { get; } = new { event_id = Event, question = "How many sessions are accepted?" };

    public override object? OtherCall { get; } = new { event_id = Event, question = "Show me the top 10 speakers by session count" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override async Task WalkAsync(ToolWalk walk)
    {
        foreach (var question in (string[])["Show me all accepted sessions with their speakers", "Show me the top 10 speakers by session count"])
            await walk.AskAsync(Name, new { question });
    }
}
