using System.Globalization;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a track, room, tag, format, level, language or custom status is deleted. Nothing brings it back, but for the status.</summary>
internal static class SettingRemoval
{
    /// <summary>Why a deletion cannot be undone.</summary>
    public const string NoRestore = "Sessionboard cannot bring back a deleted setting.";

    private const string StatusStaysOff = "Sessionboard brings back the status alone, with restore_record: those that had it do not have it again.";

    private const int Named = 5;

    private static readonly RecordKind[] Kinds = [RecordKind.Track, RecordKind.Room, RecordKind.Tag, RecordKind.Format, RecordKind.Level, RecordKind.Language, RecordKind.Status];

    /// <summary>Why a deletion cannot be undone; null where it can.</summary>
    /// <param name="kind">The kind of setting.</param>
    /// <param name="used">How many sessions and abstracts have it.</param>
    public static string? WhyFinal(RecordKind kind, int used) => kind != RecordKind.Status ? NoRestore : used > 0 ? StatusStaysOff : null;

    /// <summary>The plan of deleting a setting of a kind.</summary>
    /// <exception cref="InvalidArgumentException">The event has none of that id or name, or more than one.</exception>
    public static Task<ChangePlan> DeleteAsync(AskedEvent asked, RecordKind kind, CancellationToken cancellationToken) =>
        DeleteAsync(asked, ChangeWords.Of(kind), [kind], cancellationToken);

    /// <summary>The plan of deleting a setting of whichever kind.</summary>
    /// <exception cref="InvalidArgumentException">The event has none of that id or name, or more than one.</exception>
    public static Task<ChangePlan> DeleteAnyAsync(AskedEvent asked, CancellationToken cancellationToken) => DeleteAsync(asked, "setting", Kinds, cancellationToken);

    private static async Task<ChangePlan> DeleteAsync(AskedEvent asked, string word, RecordKind[] kinds, CancellationToken cancellationToken)
    {
        var known = new List<(RecordKind Kind, Setting Setting)>();
        // Not what is kept: somebody may have made or renamed one a minute ago.
        foreach (var kind in kinds)
            known.AddRange((await asked.Call.Client.Settings.ListAsync(asked.Summary.Id, SettingFields.KindOf(kind), cancellationToken)).Select(setting => (kind, setting)));
        // A tag may be called as one of Sessionboard's own statuses is.
        if (kinds.Length > 1)
            known.RemoveAll(one => one.Setting is SessionStatus { IsCustom: false });
        var meant = NameResolver.Resolve(
            RemovalArguments.Id.Name, word, RemovalArguments.IdOf(asked.Call.Arguments), known.Select(one => new NamedChoice(one.Setting.Id, one.Setting.Name ?? "")));
        var (found, setting) = known.First(one => one.Setting.Id == meant.Id);
        if (setting is SessionStatus { IsCustom: false })
            throw new InvalidArgumentException($"Argument `{RemovalArguments.Id.Name}`: {StrangersText.Quoted(setting.Name)} is one of Sessionboard's own statuses, which nobody deletes. list_event_settings tells which are custom.");
        return Plan(asked, found, setting, SettingUse.Of((await asked.Index.SessionsAsync(cancellationToken)).Items, found, setting.Id));
    }

    private static ChangePlan Plan(AskedEvent asked, RecordKind kind, Setting setting, IReadOnlyList<IndexedSession> users)
    {
        var word = ChangeWords.Of(kind);
        var final = WhyFinal(kind, users.Count);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = string.Create(CultureInfo.InvariantCulture, $"Delete the {word} {StrangersText.Quoted(setting.Name, asked.Cells.Masks)}, used by {users.Count} sessions and abstracts."),
            Effects = [.. Users(users, word), .. Status(setting, users), .. Seen(users), final is null ? "It can be brought back." : $"It cannot be undone: {final}"],
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
                        NotUndoable = final,
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

    private static string[] Status(Setting setting, IReadOnlyList<IndexedSession> users) => setting is SessionStatus { StatusName: var core, Status: var word } && users.Count > 0
        ? [$"It stands for {StrangersText.Quoted(core ?? word)}, which they may show instead."]
        : [];

    private static string[] Seen(IReadOnlyList<IndexedSession> users) => users.Count(user => user.Record.IsPublic != false) is > 0 and var seen
        ? [string.Create(CultureInfo.InvariantCulture, $"The public sees {seen} of them.")]
        : [];
}
