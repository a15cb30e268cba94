using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Checks a programme for what organizers look for before they publish it.</summary>
internal sealed class ProgrammeCheck
{
    private readonly DuplicateRules _duplicates;

    /// <summary>Checks.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="people">Its contacts.</param>
    /// <param name="clock">Its time.</param>
    public ProgrammeCheck(IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedPerson> people, EventClock clock)
    {
        List<IndexedSession> live = [.. sessions.Where(session => session.IsLive)];
        var known = people.ToDictionary(person => person.Record.Id, StringComparer.Ordinal);
        var overlaps = new OverlapRules(live, known, clock);
        var rules = new SessionRules(live, known, clock);
        _duplicates = new DuplicateRules(people);
        Problem[] found =
        [
            .. overlaps.People(), .. overlaps.Rooms(), .. rules.Sessions(), .. rules.Speakers(), .. rules.Titles(),
            .. _duplicates.Names(), .. _duplicates.Emails(),
        ];
        Problems = [.. ProblemKinds.All.SelectMany(kind => found.Where(problem => problem.Kind == kind))];
    }

    /// <summary>What is wrong, by kind.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether duplicate people can only be told from masked addresses.</summary>
    public bool HasMaskedAddresses => _duplicates.AreMasked;

    /// <summary>How many problems of a kind there are.</summary>
    public int CountOf(string kind) => Problems.Count(problem => problem.Kind == kind);
}
