using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>One thing that is wrong with a programme.</summary>
/// <param name="Kind">One of <see cref="ProblemKinds"/>.</param>
/// <param name="Sessions">The sessions concerned.</param>
/// <param name="People">The people concerned.</param>
/// <param name="Detail">What a person needs besides to judge it; null where the kind says all.</param>
internal sealed record Problem(
    string Kind, IReadOnlyList<IndexedSession> Sessions, IReadOnlyList<ConcernedPerson> People, string? Detail = null)
{
    /// <summary>The memory that it takes besides the records, in bytes.</summary>
    public long Bytes => 120 + (8L * Sessions.Count) + (48L * People.Count) + Sizes.Text(Detail);

    /// <summary>A problem of one session.</summary>
    public static Problem Of(string kind, IndexedSession session, string? detail = null) => new(kind, [session], [], detail);
}

/// <summary>A person whom a problem concerns.</summary>
/// <param name="Id">The contact's id.</param>
/// <param name="Name">The whole name.</param>
/// <param name="AdminUrl">The link to the contact; null where it is not known.</param>
internal sealed record ConcernedPerson(string Id, string Name, string? AdminUrl)
{
    /// <summary>A contact.</summary>
    public static ConcernedPerson Of(IndexedPerson person) => new(person.Record.Id, person.Name, person.Record.AdminUrl);
}
