using System.Diagnostics.Metrics;
using System.Text.Json;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Limits;

/// <summary>
/// Tells what is left of the budgets to whoever measures. There are as many budgets as credentials, and which one it is would be a label without an
/// end: so of each category it is the one that has least left. A host that exports makes it; it tells until it is disposed of.
/// </summary>
public sealed class BudgetGauges : IDisposable
{
    private static readonly Dictionary<RateLimitCategory, KeyValuePair<string, object?>> Labels = Enum.GetValues<RateLimitCategory>().ToDictionary(
        category => category, category => new KeyValuePair<string, object?>("category", JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString())));

    private readonly Meter _meter = new(TelemetrySource.Name);

    internal BudgetGauges(RateLimitLedger ledger)
    {
        Add("remaining", "{request}", "Requests left in the 15 minutes of the credential that has least left.", readings => readings.Min(reading => reading.Remaining));
        Add("limit", "{request}", "Requests that Sessionboard allows a credential in 15 minutes.", readings => readings.Min(reading => reading.Limit));
        Add("exhausted", "{credential}", "Credentials that have none left until their 15 minutes end.", readings => readings.Count(reading => reading.Remaining == 0));

        void Add(string name, string unit, string description, Func<IEnumerable<RateLimitReading>, int> sum) => _meter.CreateObservableGauge(
            $"{TelemetrySource.Prefix}budget.{name}",
            () => ledger.All().GroupBy(known => known.Category, known => known.Reading).Select(group => new Measurement<int>(sum(group), Labels[group.Key])),
            unit,
            description);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
