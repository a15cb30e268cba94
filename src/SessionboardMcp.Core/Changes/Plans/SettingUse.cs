using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Counts what uses a setting.</summary>
internal static class SettingUse
{
    /// <summary>How many sessions and abstracts have it. Parts have the settings of their session here, as its list of them tells none.</summary>
    public static int Count(IReadOnlyList<IndexedSession> sessions, RecordKind kind, string id) => Of(sessions, kind, id).Count;

    /// <summary>The sessions and abstracts that have it.</summary>
    public static IReadOnlyList<IndexedSession> Of(IReadOnlyList<IndexedSession> sessions, RecordKind kind, string id) => kind == RecordKind.Status
        ? [.. sessions.Where(session => session.Record.CustomStatus?.Id == id)]
        : [.. sessions.Where(session => Of(session, kind).Any(used => used?.Id == id))];

    private static IEnumerable<Setting?> Of(IndexedSession session, RecordKind kind) => kind switch
    {
        RecordKind.Track => [session.Record.Track],
        RecordKind.Room => [session.Record.Room],
        RecordKind.Tag => session.Record.Tags,
        RecordKind.Format => [session.Record.Format],
        RecordKind.Level => [session.Record.Level],
        _ => [session.Record.Language],
    };
}
