using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateReportSample : ToolSample<UpdateReportTool>
{
    public override object? Call { get; } = new { event_id = Event, report_id = ReportOf(Event), category = "sampled" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, report_id = ReportOf(OtherEvent), category = "sampled" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);

    private static string ReportOf(int eventId) => Seed.Reports.First(report => report.EventId == eventId).Id;
}
