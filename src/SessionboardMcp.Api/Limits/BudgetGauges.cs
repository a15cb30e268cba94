using System.Diagnostics.Metrics;
using System.Text.Json;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Limits;

/// <summary>
/// Tells what is left of the budgets to whoever measures. There are as many budgets as credentials, and which one it is would be a label without an
/// end: so of each category it is the one that has the least share left, with its limit. A host that exports makes it; it tells until it is disposed of.
/// </summary>
public sealed class BudgetGauges : IDisposable
{
    private static readonly Dictionary<RateLimitCategory, KeyValuePair<string, object?>> Labels = Enum.GetValues<RateLimitCategory>().ToDictionary(
        category => category, category => new KeyValuePair<string, object?>("category", JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString())));

    private readonly Meter _meter = new(TelemetrySource.Name);

    internal BudgetGauges(RateLimitLedger ledger)
    {
        Add("remaining", "{request}", "Requests left in the 15 minutes of the credential that has the least share of its own left.", readings => Least(readings).Remaining);
        Add("limit", "{request}", "Requests that Sessionboard allows that credential in 15 minutes.", readings => Least(readings).Limit);
        Add("exhausted", "{credential}", "Credentials that have none left until their 15 minutes end.", readings => readings.Count(reading => reading.Remaining == 0));

        void Add(string name, string unit, string description, Func<IEnumerable<RateLimitReading>, int> sum) => _meter.CreateObservableGauge(
            $"{TelemetrySource.Prefix}budget.{name}",
            () => ledger.All().GroupBy(known => known.Category, known => known.Reading).Select(group => new Measurement<int>(sum(group), Labels[group.Key])),
            unit,
            description);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>The reading that has the least share of its limit left; of equal shares the one with the fewest. Whoever divides the two needs both of one credential.</summary>
    internal static RateLimitReading Least(IEnumerable<RateLimitReading> readings) =>
        readings.OrderBy(reading => reading.Limit > 0 ? (double)reading.Remaining / reading.Limit : 0).ThenBy(reading => reading.Remaining).ThenBy(reading => reading.Limit).First();
}
