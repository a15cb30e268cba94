using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class RunQuerySample : ToolSample<RunQueryTool>
{
    private static readonly string[] Queries =
    [
        "FIND Contact", "FIND Speaker", "FIND Session INCLUDE title, description, speakers.email AS reach, LOWER(speakers.email) AS low, speakers.about AS bio",
        "FIND Abstract INCLUDE title, description", "SELECT contact.full_name, contact.phone_mobile, contact.address_line_1 FROM contacts",
    ];

    public override object? Call { get; } = new { event_id = Event, query = "FIND Session INCLUDE COUNT(id) AS sessions" };

    public override object? OtherCall { get; } = new { event_id = Event, query = "FIND Session INCLUDE title" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        foreach (var query in Queries)
            await walk.PagesAsync(Name, page => new { event_id = @event.Id, query, page });
    }
}
