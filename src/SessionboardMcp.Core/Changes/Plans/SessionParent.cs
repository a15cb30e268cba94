using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The session that a sub-session is a part of: who sees the one sees the other.</summary>
internal static class SessionParent
{
    /// <summary>The session that lists it as a part; null where it is none, or none lists it.</summary>
    public static IndexedSession? Of(IReadOnlyList<IndexedSession> sessions, Session session) => session.ParentSessionFriendlyId is { } friendly
        ? sessions.FirstOrDefault(other => other.Subsessions.Any(part => part.Record.Id == session.Id)) ?? sessions.FirstOrDefault(other => other.Record.FriendlyId == friendly)
        : null;

    /// <summary>Whether the public may see a part because it sees its session, or may.</summary>
    public static bool MayBePublic(Session session, IndexedSession? parent) => session.ParentSessionFriendlyId is not null && parent?.Record.IsPublic != false;
}
