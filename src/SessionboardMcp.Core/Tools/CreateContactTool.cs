using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_contact</c>: a new person of an event.</summary>
internal sealed class CreateContactTool() : EventChangeTool(
    "create_contact",
    "Create a contact",
    "Adds one person to an event's contacts. A person has to approve it on the page that the answer links to; get_change tells what became of it. "
    + "It puts nobody on a session: that is done in Sessionboard.",
    RecordAction.Create,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.WriteContacts],
    ContactArguments.Email with { IsRequired = true }, ContactArguments.FirstName, ContactArguments.LastName, ContactArguments.Company, ContactArguments.JobTitle, ContactArguments.Phone,
    SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => ContactPlan.CreateAsync(asked, cancellationToken);
}
