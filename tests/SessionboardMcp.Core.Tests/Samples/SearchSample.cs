using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class SearchSample : ToolSample<SearchTool>
{
    public override object? Call { get; } = new { query = "rights" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadContacts];

    public override Task WalkAsync(ToolWalk walk, Event @event) => walk.AskAsync(Name, Words(@event));

    /// <summary>A search that finds records of each kind in an event.</summary>
    public static object Words(Event @event) =>
        new { query = $"{(@event.Contacts.Count > 0 ? @event.Contacts[0].LastName : "nobody")} sponsor exhibitor security" };
}
