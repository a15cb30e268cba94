using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ImportContactsSample : ToolSample<ImportContactsTool>
{
    private const string Csv = "email,first_name\nsampled.import@example.com,Sampled";

    public override object? Call { get; } = new { event_id = Event, csv = Csv };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, csv = Csv };

    public override IReadOnlyList<string> Needs => [Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteContacts];

    public override bool IsRefusedWhileMasked => true;

    public override Task WalkAsync(ToolWalk walk) => walk.TryAsync(Name, Call);
}
