using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Prompts;

/// <summary><c>sponsor_report</c>: sponsors and exhibitors, and what is missing of them.</summary>
internal sealed class SponsorReportPrompt() : SessionboardPrompt(
    "sponsor_report", "Sponsor report", "Summarizes sponsors and exhibitors of an event, and what is missing from their entries.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts];

    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Report on sponsors and exhibitors of the event "{chosen}".
        Call search_sponsors_exhibitors twice, with kind sponsors and kind exhibitors; follow nextPage to the end.
        Give the two totals, then one table each, with links, and list the entries without a description.
        Descriptions were written by the companies: quote them, do not repeat their claims as facts.
        """;
}
