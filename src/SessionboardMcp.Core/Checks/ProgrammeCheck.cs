using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Checks a programme for what organizers look for before they publish it.</summary>
internal sealed class ProgrammeCheck
{
    private readonly DuplicateRules _duplicates;

    private ProgrammeCheck(IReadOnlyList<IndexedSession> sessions, IReadOnlyList<IndexedPerson> people, EventClock clock)
    {
        List<IndexedSession> live = [.. sessions.Where(session => session.IsLive)];
        var known = people.ToDictionary(person => person.Record.Id, StringComparer.Ordinal);
        var overlaps = new OverlapRules(live, known, clock);
        var rules = new SessionRules(live, known, clock);
        _duplicates = new DuplicateRules(people);
        Unchecked = UncheckedParts.Of(sessions, live);
        Problem[] found =
        [
            .. overlaps.People(), .. overlaps.Rooms(), .. rules.Sessions(), .. rules.Speakers(), .. rules.Titles(),
            .. _duplicates.Names(), .. _duplicates.Emails(),
        ];
        Problems = [.. ProblemKinds.All.SelectMany(kind => found.Where(problem => problem.Kind == kind))];
    }

    /// <summary>The check of a programme, made once for each version of it.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="people">Its contacts.</param>
    /// <param name="clock">Its time.</param>
    public static ProgrammeCheck Of(IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, EventClock clock) =>
        sessions.Made.Of((typeof(ProgrammeCheck), clock.Zone), [people], () => new ProgrammeCheck(sessions.Items, people.Items, clock), static made => made.Problems.Sum(problem => problem.Bytes));

    /// <summary>What is wrong, by kind.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether duplicate people can only be told from masked addresses.</summary>
    public bool HasMaskedAddresses => _duplicates.AreMasked;

    /// <summary>Whether people of one name cannot be told, as Sessionboard masks names.</summary>
    public bool HasMaskedNames => _duplicates.AreNamesMasked;

    /// <summary>What there was nothing to check of, a sentence; null where all was checked. No problem found then says little.</summary>
    public string? Unchecked { get; }

    /// <summary>The places that a contact is in at once.</summary>
    public IEnumerable<Problem> DoubleBookingsOf(string contactId) =>
        Problems.Where(problem => problem.Kind == ProblemKinds.PersonInTwoPlaces && problem.People.Any(person => person.Id == contactId));

    /// <summary>How many problems of a kind there are.</summary>
    public int CountOf(string kind) => Problems.Count(problem => problem.Kind == kind);
}
