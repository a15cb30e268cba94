using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_sponsor_exhibitor</c>: a new company of an event.</summary>
internal sealed class CreateSponsorExhibitorTool() : EventChangeTool(
    "create_sponsor_exhibitor",
    "Create a sponsor or exhibitor",
    "Adds one sponsor or exhibitor to an event. A person has to approve it on the page that the answer links to; get_change tells what became of it.",
    RecordAction.Create,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts],
    AccountPlan.Kind, AccountPlan.Name, AccountPlan.AccountId, SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> EitherScopes => AccountPlan.Writes;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) => [.. base.ScopesOf(arguments), .. AccountPlan.WritesOf(arguments)];

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => AccountPlan.CreateAsync(asked, cancellationToken);
}
