using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>place_session</c>: where a draft of the agenda puts a session.</summary>
internal sealed class PlaceSessionTool() : DraftChangeTool(
    "place_session",
    "Place a session in an agenda draft",
    "Places or moves a session in an uncommitted agenda draft; the live agenda stays. starts_at alone keeps the length. At once in your own draft; in another's a person approves. "
    + "The answer names conflicts.",
    RecordAction.Update,
    DraftArguments.Id, SessionArguments.SessionId, SessionArguments.StartsAt, SessionArguments.EndsAt, SessionArguments.Room)
{
    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Read;

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => PlacedSession.PlaceAsync(asked, earlier, cancellationToken);
}
