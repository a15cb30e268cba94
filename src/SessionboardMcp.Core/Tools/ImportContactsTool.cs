using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>import_contacts</c>: people of a table, new ones and others.</summary>
internal sealed class ImportContactsTool() : EventChangeTool(
    "import_contacts",
    "Import contacts",
    "Adds or changes up to 500 contacts of an event from CSV. One with the same e-mail is changed, all others are new. Every wrong row is told by its line, and nothing is "
    + "planned then. A person has to approve it on the page that the answer links to; get_change tells what became of it. Refused while personal data is masked.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.WriteContacts],
    ContactImport.Csv)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => ContactImport.PlanAsync(asked, cancellationToken);
}
