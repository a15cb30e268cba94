using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Tells which problems a programme would have afterwards that it does not have now.</summary>
internal static class SessionConflicts
{
    private const int Most = 5;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [ProblemKinds.PersonInTwoPlaces] = "A person would be in two places",
        [ProblemKinds.RoomUsedTwice] = "The room would be used twice",
        [ProblemKinds.CapacityAboveRoom] = "It would be for more people than its room holds",
        [ProblemKinds.EndsBeforeStart] = "It would end before it starts",
    };

    /// <summary>The problems that the session as it would be brings, a sentence each; those that it has already are left out.</summary>
    /// <param name="sessions">The programme as it is.</param>
    /// <param name="after">The session as it would be.</param>
    /// <param name="clock">The event's time.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<IndexedSession> sessions, Session after, EventClock clock)
    {
        // A part is in the room of its session and within its time: beside it, it would seem to be there twice.
        if (after.ParentSessionFriendlyId is not null)
            return [];
        List<IndexedSession> others = [.. sessions.Where(session => session.IsLive && session.Record.Id != after.Id)];
        var would = AsIfLive(IndexedSession.Of(after));
        var before = sessions.FirstOrDefault(session => session.Record.Id == after.Id) is { } known ? [.. others, AsIfLive(known)] : others;
        return [.. new DraftCheck(before, [.. others, would], clock).Created.Take(Most).Select(problem => Sentence(problem, would))];
    }

    // Only accepted sessions take up rooms and people; one that is not yet is looked at as if it were, for that is what it is planned for.
    private static IndexedSession AsIfLive(IndexedSession session) => session with { Record = session.Record with { Status = "accepted", IsAbstract = false } };

    private static string Sentence(Problem problem, IndexedSession session)
    {
        var other = problem.Sessions.FirstOrDefault(one => one.Record.Id != session.Record.Id);
        var people = string.Join(", ", problem.People.Select(person => StrangersText.Quoted(person.Name)));
        return Words[problem.Kind]
            + (people.Length > 0 ? $" ({people})" : "")
            + (other is null ? "." : $": also {other.Record.FriendlyId ?? other.Record.Id} {StrangersText.Bracketed(other.Title)}.");
    }
}
