using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_contact</c>: other values for fields of one person.</summary>
internal sealed class UpdateContactTool() : EventChangeTool(
    "update_contact",
    "Change a contact",
    "Changes fields of one contact; what is not given stays. A person has to approve it on the page that the answer links to; get_change tells what became of "
    + "it. While personal data is masked, e-mail and phone cannot be changed. Biography, photo, address: only in Sessionboard.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.WriteContacts],
    ContactArguments.ContactId, ContactArguments.Email, ContactArguments.FirstName, ContactArguments.LastName, ContactArguments.Company, ContactArguments.JobTitle, ContactArguments.Phone,
    SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => ContactPlan.UpdateAsync(asked, cancellationToken);
}
