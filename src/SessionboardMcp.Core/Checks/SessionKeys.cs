using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>What the sessions of a programme are grouped by, as <see cref="KeyHash"/> has it; what is not in the programme has no keys.</summary>
internal sealed class SessionKeys
{
    private readonly int[] _starts;
    private readonly int[] _people;
    private readonly int[] _rooms;
    private readonly int[] _titles;

    private SessionKeys(int[] starts, int[] people, int[] rooms, int[] titles) => (_starts, _people, _rooms, _titles) = (starts, people, rooms, titles);

    /// <summary>Of nothing.</summary>
    public static SessionKeys None { get; } = new([0], [], [], []);

    /// <summary>The memory that they take, in bytes.</summary>
    public long Bytes => sizeof(int) * ((long)_starts.Length + _people.Length + _rooms.Length + _titles.Length);

    /// <summary>Everybody in the session of a place and in its parts.</summary>
    public ReadOnlySpan<int> PeopleAt(int place) => _people.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>The rooms of the sessions.</summary>
    public ReadOnlySpan<int> Rooms => _rooms;

    /// <summary>The titles of the sessions.</summary>
    public ReadOnlySpan<int> Titles => _titles;

    /// <summary>The keys of the version that follows; what stays keeps its own.</summary>
    public SessionKeys With(RecordDifference<IndexedSession> difference, IReadOnlyList<IndexedSession> sessions)
    {
        if (difference.Gone.Count == 0 && difference.Come.Count == 0 && difference.IsInOrder)
            return this;
        var (starts, people, rooms, titles) = (new int[sessions.Count + 1], new List<int>(_people.Length), new int[sessions.Count], new int[sessions.Count]);
        for (var place = 0; place < rooms.Length; place++)
        {
            if (difference.Before[place] is >= 0 and var before)
            {
                people.AddRange(PeopleAt(before));
                (rooms[place], titles[place]) = (_rooms[before], _titles[before]);
            }
            else if (sessions[place] is { IsLive: true } session)
            {
                people.AddRange(session.Everybody.Select(part => KeyHash.Of(part.ContactId)));
                (rooms[place], titles[place]) = (KeyHash.Of(session.Record.Room?.Id), KeyHash.Of(TitleOf(session)));
            }

            starts[place + 1] = people.Count;
        }

        return new SessionKeys(starts, [.. people], rooms, titles);
    }

    /// <summary>A title as it is compared, however it is spelt; null where there is none.</summary>
    public static string? TitleOf(IndexedSession session) =>
        session.Title.Length == 0 ? null : Folding.Words(session.Title) is { Length: > 0 } words ? words : session.Title;
}
