using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>What putting a session back to its old place would collide with: it may have been given to another meanwhile.</summary>
internal static class OldPlace
{
    /// <summary>The conflicts, a sentence each.</summary>
    /// <param name="change">The change set that is put back.</param>
    /// <param name="sessions">The sessions of the event.</param>
    /// <param name="session">The session as it is.</param>
    /// <param name="fields">What is put back of it.</param>
    /// <param name="parent">The session that it is a part of; null where it is none.</param>
    public static IReadOnlyList<string> Conflicts(
        ChangeSet change, IReadOnlyList<IndexedSession> sessions, Session session, List<FieldChange> fields, IndexedSession? parent)
    {
        var after = session;
        foreach (var field in fields)
        {
            after = field.Field switch
            {
                "starts_at" => after with { StartsAt = field.After.GetDateTimeOffset() },
                "ends_at" => after with { EndsAt = field.After.GetDateTimeOffset() },
                "room_id" => after with { Room = new Api.Settings.Room { Id = field.After.GetString()!, Name = field.ShownAfter, Capacity = RoomCapacity(sessions, field.After.GetString()!) } },
                "capacity" => after with { Capacity = field.After.GetInt32() },
                _ => after,
            };
        }

        return SessionConflicts.Of(sessions, session, after, parent?.Record.Id, EventClock.Of(new EventSummary(change.EventId, change.EventName, change.TimeZone, false)));
    }

    private static int? RoomCapacity(IReadOnlyList<IndexedSession> sessions, string room) =>
        sessions.FirstOrDefault(other => other.Record.Room?.Id == room)?.Record.Room?.Capacity;
}
