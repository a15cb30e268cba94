using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A setting that a session has, and that a search takes by id or name.</summary>
/// <param name="Argument">The argument's name.</param>
/// <param name="Kind">The kind of settings.</param>
/// <param name="Own">What a session has of it.</param>
internal sealed record SessionSetting(string Argument, SettingKind Kind, Func<Session, IEnumerable<Setting?>> Own)
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<SessionSetting> All { get; } =
    [
        new("track", SettingKind.Tracks, session => [session.Track]),
        new("room", SettingKind.Rooms, session => [session.Room]),
        new("tag", SettingKind.Tags, session => session.Tags),
        new("format", SettingKind.Formats, session => [session.Format]),
        new("level", SettingKind.Levels, session => [session.Level]),
        new("language", SettingKind.Languages, session => [session.Language]),
    ];

    /// <summary>Which sessions have the setting that is meant.</summary>
    /// <exception cref="InvalidArgumentException">The event has none of that id or name, or more than one.</exception>
    public async Task<Func<IndexedSession, bool>> ConditionAsync(
        AskedEvent asked, string wanted, IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var settings = await asked.Index.SettingsAsync(Kind, cancellationToken);
        // A session may still have what was taken out of the settings.
        var known = sessions.Made.Of((typeof(SessionSetting), Kind), [settings], () => new NamedChoices(
        [
            .. settings.Items
                .Concat(sessions.Items.SelectMany(session => Own(session.Record)).OfType<Setting>())
                .Select(setting => new NamedChoice(setting.Id, setting.Name ?? "")),
        ]), Sizes.Of);
        if (Unassigned.IsMeant(wanted, SameName.Among(known, wanted).Count > 0))
            return session => !Own(session.Record).OfType<Setting>().Any();
        var meant = NameResolver.Resolve(Argument, Argument, wanted, known);
        return session => Own(session.Record).Any(setting => setting?.Id == meant.Id);
    }
}
