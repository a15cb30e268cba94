using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>Lays what the credential wrote itself over what was read: who just made a session finds it, though Sessionboard's searches may not show it yet.</summary>
internal static class OwnChanges
{
    /// <summary>The sessions with what was written to them: changed ones where they are newer, new ones at the end, deleted ones not.</summary>
    /// <param name="read">The sessions that were read, as they are shown.</param>
    /// <param name="own">What was written to them.</param>
    /// <param name="settings">Their rooms and the like as they are now, which may have been renamed after the writes; null where none was.</param>
    public static IndexPart<IndexedSession> In(IndexPart<IndexedSession> read, OwnWrites own, CurrentSettings? settings)
    {
        var written = own.Sessions.Where(Stands).ToDictionary(session => session.Id, StringComparer.Ordinal);
        var known = read.Items.Select(session => session.Record.Id).ToHashSet(StringComparer.Ordinal);
        return read with
        {
            Items =
            [
                .. read.Items.Where(session => !own.HasDeleted(session.Record.Id)).Select(session => Newer(session, written.GetValueOrDefault(session.Record.Id), own, read.Items, settings)),
                .. written.Values.Where(session => !known.Contains(session.Id)).Select(session => Shown(IndexedSession.Of(session), settings)),
            ],
        };
    }

    // A part is known by its session, and a source by the session that it became part of.
    private static bool Stands(Session session) => session.ParentSessionFriendlyId is null && session.CompositionStatus is not { IsReadOnly: true };

    private static IndexedSession Newer(IndexedSession read, Session? written, OwnWrites own, IReadOnlyList<IndexedSession> all, CurrentSettings? settings) =>
        written is not null && written.UpdatedAt > read.Record.UpdatedAt ? Shown(IndexedSession.Of(written), settings)
        : own.Later(read.Record) is var later && ReferenceEquals(later, read.Record) ? read
        : Shown(read.With(InRoom(later, all)), settings);

    private static IndexedSession Shown(IndexedSession session, CurrentSettings? settings) => settings?.On(session) ?? session;

    // A change of the room tells its name alone; how many fit in, others in it tell.
    private static Session InRoom(Session session, IReadOnlyList<IndexedSession> all) =>
        session.Room is { Capacity: null, Id: { } id } && all.Select(one => one.Record.Room).FirstOrDefault(room => room is { Capacity: not null } && string.Equals(room.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known
            ? session with { Room = known }
            : session;
}
