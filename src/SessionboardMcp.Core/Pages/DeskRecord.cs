using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>Writes down what a person decided on a page. What is sent is written down by who sends it.</summary>
/// <param name="audit">The audit trail.</param>
/// <param name="time">The clock.</param>
public sealed class DeskRecord(IAuditTrail audit, TimeProvider time)
{
    internal Task OfAsync(ChangeSet change, string action, string? outcome, CancellationToken cancellationToken) => audit.AppendAsync(
        new AuditEntry
        {
            At = time.GetUtcNow(),
            Connection = change.Connection,
            Client = change.Client,
            Action = action,
            Tool = change.Tool,
            EventId = change.EventId,
            ChangeId = change.Id,
            Outcome = outcome,
            DecidedBy = Deciders.Page,
        },
        cancellationToken);
}
