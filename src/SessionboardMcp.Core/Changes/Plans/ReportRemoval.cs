using System.Globalization;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a saved report is deleted, which nothing brings back: so what it holds is told before, and where else it stands.</summary>
internal static class ReportRemoval
{
    /// <summary>Why a deletion cannot be undone.</summary>
    public const string NoRestore = "Sessionboard cannot bring back a deleted report.";

    // Each is a request of the insights budget.
    private const int LookedAt = 3;

    /// <summary>The plan of deleting one.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<ChangePlan> DeleteAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var (held, _) = await ReportPlan.NamedAsync(asked, RemovalArguments.Id.Name, RemovalArguments.IdOf(asked.Call.Arguments), cancellationToken);
        var isOfAll = ReportPlan.IsOfAll(held);
        var query = held.Value(HeldRecord.Query)?.GetString();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Delete the report {StrangersText.Quoted(held.Name, asked.Cells.Masks)}{(isOfAll ? ", which is over all events" : "")}.",
            Effects =
            [
                .. query is null ? (string[])[] : [$"Its query is lost with it: {StrangersText.Quoted(query, asked.Cells.Masks, 300)}."],
                .. await DashboardsAsync(asked, query, cancellationToken),
                "Who has it shared or scheduled gets it no more.",
                $"It cannot be undone: {NoRestore}",
            ],
            Records = [new PlannedRecord(RemovedRecord.Of(asked, RecordKind.Report, held, held.Name, NoRestore), Touches.None)],
        };
    }

    // A widget has a query of its own (openapi.yaml, update-widget), so it is told by that, and goes on without the report.
    private static async Task<string[]> DashboardsAsync(AskedEvent asked, string? query, CancellationToken cancellationToken)
    {
        if (query is null)
            return [];
        var all = (await asked.Call.Client.Dashboards.ListAsync(cancellationToken)).Value.Where(one => one.EventId is null || one.EventId == asked.Summary.Id)
            .OrderBy(one => one.EventId is null).ToList();
        var found = new List<string>();
        foreach (var summary in all.Take(LookedAt))
        {
            Dashboard dashboard = await asked.Call.Client.Dashboards.GetAsync(summary, cancellationToken);
            if (dashboard.Widgets.Any(widget => IsSame(widget.Query, query)))
                found.Add(StrangersText.Quoted(dashboard.Name, asked.Cells.Masks, 60));
        }

        var unseen = all.Count > LookedAt ? string.Create(CultureInfo.InvariantCulture, $" {all.Count - LookedAt} more dashboards were not looked at.") : "";
        return found.Count > 0 ? [$"The same query stands on the dashboard {string.Join(", ", found)}, which keeps its own.{unseen}"]
            : all.Count > 0 ? [$"No dashboard that was looked at shows it.{unseen}"]
            : [];
    }

    private static bool IsSame(string? one, string other) => string.Equals(StrangersText.OneLine(one), StrangersText.OneLine(other), StringComparison.OrdinalIgnoreCase);
}
