using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>place_session</c>: where a draft of the agenda puts a session.</summary>
internal sealed class PlaceSessionTool() : DraftChangeTool(
    "place_session",
    "Place a session in an agenda draft",
    "Places a session in an uncommitted agenda draft, or moves it there; the live agenda stays. What is not given stays, and starts_at alone keeps the length. At once in a "
    + "draft that you made; in another's a person approves it. The answer names the conflicts that it makes.",
    RecordAction.Update,
    DraftArguments.Id, SessionArguments.SessionId, SessionArguments.StartsAt, SessionArguments.EndsAt, SessionArguments.Room)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => PlacedSession.PlaceAsync(asked, earlier, cancellationToken);
}
