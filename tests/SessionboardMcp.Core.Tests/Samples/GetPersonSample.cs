using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetPersonSample : ToolSample<GetPersonTool>
{
    public override object? Call { get; } = new { event_id = Event, contact_id = ContactOf(Event) };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, contact_id = ContactOf(OtherEvent) };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts, Scopes.ReadSessions];

    public override Task WalkAsync(ToolWalk walk, Event @event) =>
        ToolWalk.EachAsync(
            @event.Contacts.Where((_, place) => place % walk.Every == 0),
            contact => walk.AskAsync(Name, new { event_id = @event.Id, contact_id = contact.Id }));
}
