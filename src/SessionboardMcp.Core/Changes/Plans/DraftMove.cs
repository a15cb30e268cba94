using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Where a session is to be in a draft.</summary>
/// <param name="Session">The session.</param>
/// <param name="StartsAt">When it begins; null for not known, which changes nothing.</param>
/// <param name="EndsAt">When it ends; null likewise.</param>
/// <param name="Room">Where; null likewise.</param>
internal sealed record DraftMove(IndexedSession Session, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, Room? Room)
{
    /// <summary>Whether it is taken out of the draft.</summary>
    public bool IsRemoved { get; private init; }

    /// <summary>A session that is taken out.</summary>
    public static DraftMove Out(IndexedSession session) => new(session, null, null, null) { IsRemoved = true };
}
