using System.Net.Mime;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://sbql</c>: how queries are written.</summary>
internal sealed class SbqlGuideResource() : SessionboardResource(
    "sessionboard://sbql", "sbql", "SbQL guide", "How to write SbQL: both dialects, conditions, grouping, what counts as a row, and what may be named.", MediaTypeNames.Text.Plain)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights];

    /// <inheritdoc/>
    protected override TimeSpan TimeToLive => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken)
    {
        var schema = await read.Call.Client.Insights.GetSchemaAsync(eventId: null, cancellationToken);
        return SbqlGuide.Write(schema.Value, read.Call.MasksPersonalData, read.Call.Fields);
    }
}
