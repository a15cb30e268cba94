using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Queries;

/// <summary>What a query is checked by: the live schema, and what is known of statuses. Filters on personal data are for <see cref="QueryPrivacy"/>.</summary>
/// <param name="Schema">What may be named.</param>
/// <param name="Options">What is known beside it.</param>
internal sealed record CheckBasis(SbqlSchema Schema, CheckOptions Options)
{
    private static readonly string[] CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"];

    // Each event's settings are read, so many events are not checked for them.
    private const int MostEvents = 5;

    /// <summary>Gathers it. Custom statuses are asked for only where a query about one event may mean one, settings only where their names are tested.</summary>
    public static async Task<CheckBasis> OfAsync(
        ToolCall call, string query, IReadOnlyList<EventSummary> events, InsightsSchema schema, CancellationToken cancellationToken)
    {
        var basis = new CheckBasis(SchemaForChecks.Of(schema), new CheckOptions
        {
            CoreStatuses = CoreStatuses,
            FunctionsOfSchema = [.. schema.Entities.SelectMany(entity => entity.Fields).SelectMany(field => field.Functions).Distinct(StringComparer.OrdinalIgnoreCase)],
            MaxLength = call.Queries.MaximumLength,
        });
        if (events.Count is 0 or > MostEvents)
            return basis;
        List<EventIndex> indexes = [.. events.Select(one => new EventIndex(call.Client, one.Id, call.Time))];
        var tested = SbqlChecker.FieldsComparedWithTexts(query, basis.Schema);
        basis = basis with { Options = basis.Options with { KnownValues = await KnownSettings.OfAsync(indexes, schema, tested, cancellationToken) } };
        if (events.Count > 1 || !basis.NeedsNames(query))
            return basis;
        var names = await StatusNamesAsync(indexes[0], cancellationToken);
        return names.Count == 0 ? basis : basis with { Options = basis.Options with { KnownStatuses = [.. CoreStatuses, .. names] } };
    }

    /// <summary>The query with every fix applied that is safe, so that nothing else can have been meant.</summary>
    public string Fix(string query) => SbqlFixer.Fix(query, Schema, Options);

    // A status that is no core one may be a custom one, in the wrong field.
    private bool NeedsNames(string query) =>
        query.Contains("display_status", StringComparison.OrdinalIgnoreCase)
        || SbqlChecker.Check(query, Schema, Options).Diagnostics.Any(found => found.Code == DiagnosticRules.UnknownStatus.Code);

    private static async Task<IReadOnlyList<string>> StatusNamesAsync(EventIndex index, CancellationToken cancellationToken)
    {
        try
        {
            var statuses = await index.SettingsAsync(SettingKind.Statuses, cancellationToken);
            return [.. statuses.Items.Select(status => status.Name).OfType<string>()];
        }
        catch (SessionboardException)
        {
            // A query is not refused because its check lacks something: without names the statuses are not checked.
            return [];
        }
    }
}
