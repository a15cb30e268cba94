using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.SbQL.Sqlite.Execution;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

/// <summary>Asks the engine without HTTP.</summary>
internal static class Asking
{
    public static InsightsResult Ask(
        string query, Func<InsightsRequest, InsightsRequest>? more = null, QueryBounds? bounds = null, CancellationToken cancellation = default)
    {
        var request = new InsightsRequest { Query = query, EventIds = [Seeded.DevCon], MasksPii = false };
        return new InsightsEngine(bounds ?? new QueryBounds()).Execute(Seeded.Organization, more?.Invoke(request) ?? request, cancellation);
    }

    public static InsightsPage Page(string query, Func<InsightsRequest, InsightsRequest>? more = null) => Ask(query, more).Page!;

    public static IEnumerable<object?> Column(this InsightsPage page, int index = 0) => page.Rows.Select(row => row[index]);
}
