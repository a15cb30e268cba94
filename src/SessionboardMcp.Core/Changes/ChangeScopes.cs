using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Changes;

/// <summary>Which scopes a change needs, by the kinds of its records: one place for every tool, undo included.</summary>
internal static class ChangeScopes
{
    /// <summary>The scope by which records of a kind are written.</summary>
    public static string WriteOf(RecordKind kind) => kind switch
    {
        RecordKind.Session => Scopes.WriteSessions,
        RecordKind.Contact => Scopes.WriteContacts,
        RecordKind.Sponsor => Scopes.WriteSponsors,
        RecordKind.Exhibitor => Scopes.WriteExhibitors,
        RecordKind.Report or RecordKind.Draft or RecordKind.Placement => Scopes.WriteEvents,
        _ => Scopes.WriteMetadata,
    };

    /// <summary>All that is needed to put a change back.</summary>
    public static IReadOnlyList<string> OfUndo(ChangeSet change) =>
    [
        .. change.Records.Any(record => record.Kind == RecordKind.Session) ? [Scopes.ReadSessions] : (string[])[],
        .. change.Records.Any(record => record.Kind is RecordKind.Draft or RecordKind.Placement) ? [Scopes.ReadEvents] : (string[])[],
        .. change.Records.Any(record => record.Kind is RecordKind.Contact or RecordKind.Sponsor or RecordKind.Exhibitor) ? [Scopes.ReadContacts] : (string[])[],
        .. change.Records.Select(record => WriteOf(record.Kind)).Distinct(),
    ];
}
