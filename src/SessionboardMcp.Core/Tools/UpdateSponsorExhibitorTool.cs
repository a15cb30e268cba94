using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_sponsor_exhibitor</c>: other values for fields of one company.</summary>
internal sealed class UpdateSponsorExhibitorTool() : EventChangeTool(
    "update_sponsor_exhibitor",
    "Change a sponsor or exhibitor",
    "Changes the name or custom fields of one sponsor or exhibitor. A person has to approve it on the page that the answer links to; get_change tells what "
    + "became of it. Description, people, website: only in Sessionboard.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts],
    AccountPlan.Kind, AccountPlan.Id, AccountPlan.Name, SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> EitherScopes => AccountPlan.Writes;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) => [.. base.ScopesOf(arguments), .. AccountPlan.WritesOf(arguments)];

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => AccountPlan.UpdateAsync(asked, cancellationToken);
}
