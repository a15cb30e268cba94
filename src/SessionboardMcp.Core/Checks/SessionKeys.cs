using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>What the sessions of a programme are grouped by besides their people, as <see cref="KeyHash"/> has it; what is not in the programme has no keys.</summary>
internal sealed class SessionKeys
{
    private readonly int[] _rooms;
    private readonly int[] _titles;

    private SessionKeys(int[] rooms, int[] titles) => (_rooms, _titles) = (rooms, titles);

    /// <summary>Of nothing.</summary>
    public static SessionKeys None { get; } = new([], []);

    /// <summary>The memory that they take, in bytes.</summary>
    public long Bytes => sizeof(int) * ((long)_rooms.Length + _titles.Length);

    /// <summary>The rooms of the sessions.</summary>
    public ReadOnlySpan<int> Rooms => _rooms;

    /// <summary>The titles of the sessions.</summary>
    public ReadOnlySpan<int> Titles => _titles;

    /// <summary>The keys of the version that follows; what stays keeps its own.</summary>
    public SessionKeys With(RecordDifference<IndexedSession> difference, IReadOnlyList<IndexedSession> sessions)
    {
        if (difference.IsSame)
            return this;
        var (rooms, titles) = (new int[sessions.Count], new int[sessions.Count]);
        for (var place = 0; place < rooms.Length; place++)
        {
            if (difference.Before[place] is >= 0 and var before)
                (rooms[place], titles[place]) = (_rooms[before], _titles[before]);
            else if (sessions[place] is { IsLive: true } session)
                (rooms[place], titles[place]) = (KeyHash.Of(session.Record.Room?.Id), KeyHash.Of(TitleOf(session)));
        }

        return new SessionKeys(rooms, titles);
    }

    /// <summary>A title as it is compared, however it is spelt; null where there is none.</summary>
    public static string? TitleOf(IndexedSession session) =>
        session.Title.Length == 0 ? null : Folding.Words(session.Title) is { Length: > 0 } words ? words : session.Title;
}
