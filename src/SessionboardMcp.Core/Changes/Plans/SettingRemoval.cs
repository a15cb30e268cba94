using System.Globalization;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a track, room, tag, format, level or language is deleted, which nothing brings back.</summary>
internal static class SettingRemoval
{
    /// <summary>Why a deletion cannot be undone.</summary>
    public const string NoRestore = "Sessionboard cannot bring back a deleted setting.";

    private const int Named = 5;

    private static readonly RecordKind[] Kinds = [RecordKind.Track, RecordKind.Room, RecordKind.Tag, RecordKind.Format, RecordKind.Level, RecordKind.Language];

    /// <summary>The plan of deleting a setting of a kind.</summary>
    /// <exception cref="Calls.InvalidArgumentException">The event has none of that id or name, or more than one.</exception>
    public static Task<ChangePlan> DeleteAsync(AskedEvent asked, RecordKind kind, CancellationToken cancellationToken) =>
        DeleteAsync(asked, ChangeWords.Of(kind), [kind], cancellationToken);

    /// <summary>The plan of deleting a setting of whichever kind.</summary>
    /// <exception cref="Calls.InvalidArgumentException">The event has none of that id or name, or more than one.</exception>
    public static Task<ChangePlan> DeleteAnyAsync(AskedEvent asked, CancellationToken cancellationToken) => DeleteAsync(asked, "setting", Kinds, cancellationToken);

    private static async Task<ChangePlan> DeleteAsync(AskedEvent asked, string word, IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        var known = new List<(RecordKind Kind, Setting Setting)>();
        // Not what is kept: somebody may have made or renamed one a minute ago.
        foreach (var kind in kinds)
            known.AddRange((await asked.Call.Client.Settings.ListAsync(asked.Summary.Id, SettingFields.KindOf(kind), cancellationToken)).Select(setting => (kind, setting)));
        var meant = NameResolver.Resolve(
            RemovalArguments.Id.Name, word, RemovalArguments.IdOf(asked.Call.Arguments), known.Select(one => new NamedChoice(one.Setting.Id, one.Setting.Name ?? "")));
        var (found, setting) = known.First(one => one.Setting.Id == meant.Id);
        return Plan(asked, found, setting, SettingUse.Of((await asked.Index.SessionsAsync(cancellationToken)).Items, found, setting.Id));
    }

    private static ChangePlan Plan(AskedEvent asked, RecordKind kind, Setting setting, IReadOnlyList<IndexedSession> users)
    {
        var word = ChangeWords.Of(kind);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = string.Create(CultureInfo.InvariantCulture, $"Delete the {word} {StrangersText.Quoted(setting.Name, asked.Cells.Masks)}, used by {users.Count} sessions and abstracts."),
            Effects = [.. Users(users, word), .. Seen(users), $"It cannot be undone: {NoRestore}"],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = kind,
                        Action = RecordAction.Delete,
                        Id = setting.Id,
                        Name = StrangersText.Shown(setting.Name, asked.Cells.Masks, 200, out _),
                        Base = SettingFields.Held(setting),
                        NotUndoable = NoRestore,
                    },
                    (users.Count > 0 ? Touches.InUse : Touches.None) | (users.Any(user => user.Record.IsPublic != false) ? Touches.Public : Touches.None),
                    users.Count),
            ],
        };
    }

    // Sessionboard's description does not say what becomes of them.
    private static string[] Users(IReadOnlyList<IndexedSession> users, string word) => users.Count == 0 ? [] :
    [
        $"Those that use it have no such {word} afterwards: {string.Join(", ", users.Take(Named).Select(user => user.Record.FriendlyId ?? user.Record.Id))}"
        + (users.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {users.Count - Named} more.") : "."),
    ];

    private static string[] Seen(IReadOnlyList<IndexedSession> users) => users.Count(user => user.Record.IsPublic != false) is > 0 and var seen
        ? [string.Create(CultureInfo.InvariantCulture, $"The public sees {seen} of them.")]
        : [];
}
