using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Sessions with their rooms, tracks and the like as the settings tell them now: after a rename or deletion by the credential itself, what was read
/// before tells them as they were. Only what the credential wrote is looked at; what others rename is seen when all is read again.
/// </summary>
internal sealed class CurrentSettings : IWeighed
{
    private const int Pair = 48;

    // Each with the setting as it is now; null where it is not listed.
    private readonly List<(OwnSettingWrite Write, Setting? Now)> _own;

    // Of those that are shown otherwise than they were read.
    private readonly Dictionary<IndexedSession, IndexedSession> _shown = new(ReferenceEqualityComparer.Instance);

    private CurrentSettings(
        CurrentSettings? earlier, IReadOnlyList<IndexedSession> read, IReadOnlyList<OwnSettingWrite> own, IReadOnlyDictionary<SettingKind, IndexPart<Setting>> lists)
    {
        _own = [.. own.Select(write => (write, lists.GetValueOrDefault(write.Kind)?.Items.FirstOrDefault(setting => IsSame(setting.Id, write.Id))))];
        foreach (var session in read)
        {
            var shown = On(session);
            if (!ReferenceEquals(shown, session))
                _shown.Add(session, earlier?._shown.GetValueOrDefault(session) is { } same && SameRecord.Is(same, shown) ? same : shown);
        }
    }

    /// <summary>What the credential wrote that sessions may not tell, and of which kinds a list has to tell what it is now.</summary>
    /// <param name="own">What the credential wrote.</param>
    /// <param name="wholeAt">When the sessions were last read whole (UTC).</param>
    public static (IReadOnlyList<OwnSettingWrite> Own, IReadOnlyList<SettingKind> Listed) Unseen(IReadOnlyList<OwnSettingWrite> own, DateTimeOffset wholeAt)
    {
        List<OwnSettingWrite> unseen = [.. own.Where(write => write.IsUnseen(wholeAt))];
        return (unseen, [.. unseen.Where(write => write is not { IsDeletion: true, IsDone: true }).Select(write => write.Kind).Distinct()]);
    }

    /// <summary>Those of a version of sessions, made once.</summary>
    /// <param name="sessions">The sessions as they were read.</param>
    /// <param name="all">All that the credential wrote: while it is the same, nothing is made anew.</param>
    /// <param name="own">What of it the sessions may not tell.</param>
    /// <param name="lists">The settings of the kinds that have to be told, as they are now.</param>
    public static CurrentSettings Of(
        IndexPart<IndexedSession> sessions, IReadOnlyList<OwnSettingWrite> all, IReadOnlyList<OwnSettingWrite> own, IReadOnlyDictionary<SettingKind, IndexPart<Setting>> lists) =>
        sessions.Made.Renewed<CurrentSettings>(typeof(CurrentSettings), [all, .. lists.Values], earlier => new CurrentSettings(earlier, sessions.Items, own, lists));

    /// <summary>Forgets those of an earlier version, which hold sessions that are not kept any more.</summary>
    /// <param name="sessions">The sessions as they were read, of which none is shown otherwise.</param>
    public static void Forget(IndexPart<IndexedSession> sessions) => sessions.Made.Forget(typeof(CurrentSettings));

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? _shown.Values.Sum(session => Pair + Sizes.OfPart(session)) : 0;

    /// <summary>The sessions as they are shown; as they were read, where nothing in them is told otherwise.</summary>
    public IndexPart<IndexedSession> In(IndexPart<IndexedSession> read) => _shown.Count == 0 ? read : read.Made.Of((typeof(CurrentSettings), nameof(In)), [this], () =>
    {
        var shown = read with { Items = [.. read.Items.Select(session => _shown.GetValueOrDefault(session, session))] };
        // What is made of it is kept with what was read.
        shown.Follow(read.Made.Tell);
        return shown;
    });

    /// <summary>A session as it is shown; itself where nothing in it is told otherwise.</summary>
    public IndexedSession On(IndexedSession session)
    {
        var record = On(session.Record);
        return ReferenceEquals(record, session.Record) ? session : session with { Record = record };
    }

    private Session On(Session read)
    {
        var (track, room, format) = (Now(SettingKind.Tracks, read.Track, read), Now(SettingKind.Rooms, read.Room, read), Now(SettingKind.Formats, read.Format, read));
        var (level, language) = (Now(SettingKind.Levels, read.Level, read), Now(SettingKind.Languages, read.Language, read));
        var status = read.CustomStatus is { } custom && IsDeleted(SettingKind.Statuses, custom.Id, read) ? null : read.CustomStatus;
        List<Tag> tags = [.. read.Tags.Select(tag => Now(SettingKind.Tags, tag, read)).OfType<Tag>()];
        var areTagsSame = tags.SequenceEqual(read.Tags, ReferenceEqualityComparer.Instance);
        return areTagsSame && ReferenceEquals(track, read.Track) && ReferenceEquals(room, read.Room) && ReferenceEquals(format, read.Format)
            && ReferenceEquals(level, read.Level) && ReferenceEquals(language, read.Language) && ReferenceEquals(status, read.CustomStatus)
            ? read
            : read with { Track = track, Room = room, Format = format, Level = level, Language = language, CustomStatus = status, Tags = areTagsSame ? read.Tags : tags };
    }

    private T? Now<T>(SettingKind kind, T? told, Session session)
        where T : Setting
    {
        if (told is null || IsDeleted(kind, told.Id, session))
            return null;
        var now = _own.Where(own => !own.Write.IsDeletion && own.Write.Kind == kind && IsSame(own.Write.Id, told.Id)).Select(own => own.Now as T).FirstOrDefault();
        return now is null || (now.Name == told.Name && (now as Room)?.Capacity == (told as Room)?.Capacity) ? told : now;
    }

    // A session that changed later tells what it has now: a status that was brought back may have been given to it again.
    private bool IsDeleted(SettingKind kind, string id, Session session) => _own.Exists(own =>
        own.Write.IsDeletion && own.Write.Kind == kind && IsSame(own.Write.Id, id)
        && !(session.UpdatedAt > own.Write.At) && (own.Write.IsDone || own.Now is null));

    private static bool IsSame(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
