using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Checks a programme for what organizers look for before they publish it.</summary>
internal sealed class ProgrammeCheck : IWeighed
{
    private readonly FoundProblems _found;
    private readonly Dictionary<string, int> _counts;
    private readonly long _bytes;

    private ProgrammeCheck(FoundProblems found)
    {
        _found = found;
        var kinds = found.All.ToLookup(problem => problem.Kind, StringComparer.Ordinal);
        Problems = [.. ProblemKinds.All.SelectMany(kind => kinds[kind])];
        _counts = kinds.ToDictionary(kind => kind.Key, kind => kind.Count(), StringComparer.Ordinal);
        _bytes = found.Bytes + (8L * Problems.Count);
    }

    /// <summary>The check of a programme, made once for each version of it, out of the one of the version before.</summary>
    /// <param name="sessions">Sessions and abstracts of the event.</param>
    /// <param name="people">Its contacts.</param>
    /// <param name="clock">Its time.</param>
    public static ProgrammeCheck Of(IndexPart<IndexedSession> sessions, IndexPart<IndexedPerson> people, EventClock clock) => sessions.Made.Renewed<ProgrammeCheck>(
        (typeof(ProgrammeCheck), clock.Zone), [people], earlier => new ProgrammeCheck(FoundProblems.Of(earlier?._found, sessions.Items, SessionColumns.Of(sessions), people.Items, clock)));

    /// <summary>What is wrong, by kind.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many people speak in the accepted programme and in its parts.</summary>
    public int Speaking => _found.Speaking;

    /// <summary>Whether duplicate people can only be told from masked addresses.</summary>
    public bool HasMaskedAddresses => _found.MaskedAddresses > 0;

    /// <summary>Whether people of one name cannot be told, as Sessionboard masks names.</summary>
    public bool HasMaskedNames => _found.MaskedNames > 0;

    /// <summary>What there was nothing to check of, a sentence; null where all was checked. No problem found then says little.</summary>
    public string? Unchecked => _found.Parts.Told;

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? _bytes : 0;

    /// <summary>The places that a contact is in at once.</summary>
    public IEnumerable<Problem> DoubleBookingsOf(string contactId) =>
        Problems.Where(problem => problem.Kind == ProblemKinds.PersonInTwoPlaces && problem.People.Any(person => person.Id == contactId));

    /// <summary>How many problems of a kind there are.</summary>
    public int CountOf(string kind) => _counts.GetValueOrDefault(kind);
}
