using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_session</c>: other values for fields of one session.</summary>
internal sealed class UpdateSessionTool() : EventChangeTool(
    "update_session",
    "Change a session",
    "Changes fields of one session or abstract; what is not given stays. Done at once where the public does not see it and it can be undone; a status, "
    + "anything public or a conflict is approved by a person on the page that the answer links to, and get_change tells what became of it. "
    + "Level, format, language, speakers: only in Sessionboard.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.WriteSessions],
    SessionArguments.SessionId, SessionArguments.Title, SessionArguments.Description, SessionArguments.Find, SessionArguments.Replace,
    SessionArguments.StartsAt, SessionArguments.EndsAt, SessionArguments.Room, SessionArguments.Track, SessionArguments.AddTags, SessionArguments.RemoveTags,
    SessionArguments.Capacity, SessionArguments.Status, SessionArguments.IsPublic, SessionArguments.CustomFields)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => SessionPlan.UpdateAsync(asked, cancellationToken);
}
