using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>Writes down what a person decided on a page. What is sent is written down by who sends it.</summary>
/// <param name="audit">The audit trail.</param>
/// <param name="time">The clock.</param>
public sealed class DeskRecord(IAuditTrail audit, TimeProvider time)
{
    internal Task OfAsync(ChangeSet change, string action, string? outcome, CancellationToken cancellationToken) =>
        audit.AppendAsync(ChangeEntry.Of(change, action, outcome, Deciders.Page, time.GetUtcNow()), cancellationToken);
}
