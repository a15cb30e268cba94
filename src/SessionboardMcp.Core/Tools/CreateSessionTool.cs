using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_session</c>: a new session or abstract.</summary>
internal sealed class CreateSessionTool() : EventChangeTool(
    "create_session",
    "Create a session",
    "Makes a session or abstract. Done at once while it is pending and not public and collides with nothing; else a person approves it on the page that "
    + "the answer links to, and get_change tells what became of it. Speakers are added in Sessionboard. Settings by id or exact name; times are the event's own.",
    RecordAction.Create,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.WriteSessions],
    SessionArguments.Title with { IsRequired = true }, SessionArguments.Kind, SessionArguments.Description, SessionArguments.StartsAt, SessionArguments.EndsAt,
    SessionArguments.Room, SessionArguments.Track, SessionArguments.Format, SessionArguments.Level, SessionArguments.Language, SessionArguments.Tags,
    SessionArguments.Capacity, SessionArguments.Status, SessionArguments.IsPublic, SessionArguments.Parent, SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => SessionPlan.CreateAsync(asked, cancellationToken);
}
