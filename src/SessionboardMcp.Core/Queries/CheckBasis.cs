using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Queries;

/// <summary>What a query is checked by: the live schema, and what is known of statuses. Filters on personal data are for <see cref="QueryPrivacy"/>.</summary>
/// <param name="Schema">What may be named.</param>
/// <param name="Options">What is known beside it.</param>
/// <param name="Kept">The checks that were made already.</param>
internal sealed record CheckBasis(SbqlSchema Schema, CheckOptions Options, KeptChecks Kept)
{
    private static readonly string[] CoreStatuses = ["accepted", "accept_queue", "pending", "decline_queue", "declined"];

    // Each event's settings are read, so many events are not checked for them.
    private const int MostEvents = 5;

    /// <summary>Gathers it. Custom statuses are asked for only where a query about one event may mean one, settings only where their names are tested.</summary>
    public static async Task<CheckBasis> OfAsync(
        ToolCall call, ReadQuery query, IReadOnlyList<EventSummary> events, InsightsSchema schema, CancellationToken cancellationToken)
    {
        var options = new CheckOptions { CoreStatuses = CoreStatuses, FunctionsOfSchema = SchemaForChecks.FunctionsOf(schema), MaxLength = call.Queries.MaximumLength };
        var basis = new CheckBasis(SchemaForChecks.Of(schema), options, await KeptChecks.OfAsync(call.Client, cancellationToken));
        if (events.Count is 0 or > MostEvents)
            return basis;
        List<EventIndex> indexes = [.. events.Select(one => new EventIndex(call.Client, one.Id, call.Time))];
        var known = await KnownSettings.OfAsync(indexes, schema, basis.Check(query).TestedFields, cancellationToken);
        basis = basis with { Options = basis.Options with { KnownValues = known } };
        if (events.Count > 1 || !basis.NeedsNames(query))
            return basis;
        var names = await StatusNamesAsync(indexes[0], cancellationToken);
        return names.Count == 0 ? basis : basis with { Options = basis.Options with { KnownStatuses = [.. CoreStatuses, .. names] } };
    }

    /// <summary>Checks a query; what was checked by the same before is not checked again.</summary>
    public QueryCheck Check(ReadQuery query) => Kept.Of(CheckVersion.Of(query.Text, Schema, Options), () => QueryCheck.Of(query, Schema, Options));

    /// <summary>The query with every fix applied that is safe, so that nothing else can have been meant; the same one where there is none.</summary>
    public ReadQuery Fix(ReadQuery query) => Check(query).HasSafeFix ? SbqlFixer.Fix(query, Schema, Options) : query;

    // A status that is no core one may be a custom one, in the wrong field.
    private bool NeedsNames(ReadQuery query) =>
        query.Text.Contains("display_status", StringComparison.OrdinalIgnoreCase) || Check(query).Found(DiagnosticRules.UnknownStatus);

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
