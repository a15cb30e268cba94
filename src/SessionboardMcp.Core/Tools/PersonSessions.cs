using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Which people are in which sessions, and as what.</summary>
internal sealed class PersonSessions
{
    private readonly ILookup<string, (IndexedPart Part, IndexedSession Session)> _parts;

    private PersonSessions(IReadOnlyList<IndexedSession> sessions) => _parts = sessions
        .SelectMany(session => session.Everybody.DistinctBy(part => (part.ContactId, part.Slug)).Select(part => (Part: part, Session: session)))
        .ToLookup(pair => pair.Part.ContactId, StringComparer.Ordinal);

    /// <summary>Sessions sorted by their people, once for each version of them.</summary>
    public static PersonSessions Of(IndexPart<IndexedSession> sessions) => sessions.Made.Of(typeof(PersonSessions), () => new PersonSessions(sessions.Items), static made => made.Bytes);

    // Of a person a group with room for as many again, and a place among the groups; of a part the part and its session.
    private long Bytes => _parts.Sum(person => 80 + (24L * Math.Max(4, person.Count())));

    /// <summary>The roles that anybody has, as queries name them, the core ones among them.</summary>
    public IReadOnlyList<string> Roles =>
    [
        .. _parts.SelectMany(person => person).Select(pair => pair.Part.Slug)
            .Concat([IndexedPart.Speaker, "moderator", "chairperson"])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The role that an argument means, as queries name it; null where none was given.</summary>
    /// <exception cref="InvalidArgumentException">Nobody has it.</exception>
    public string? RoleOf(string? wanted) => wanted is null
        ? null
        : SameName.Among(_parts.SelectMany(person => person), pair => pair.Part.Role, wanted).Select(pair => pair.Part.Slug).FirstOrDefault()
            ?? Choice.Of("role", wanted, Roles);

    /// <summary>The parts of a person.</summary>
    public IEnumerable<(IndexedPart Part, IndexedSession Session)> Of(IndexedPerson person) => _parts[person.Record.Id];

    /// <summary>The names of a person's roles.</summary>
    public string RolesOf(IndexedPerson person) => string.Join(", ", Of(person).Select(pair => pair.Part.Role).Distinct(StringComparer.Ordinal));

    /// <summary>In how many sessions and abstracts a person is.</summary>
    public int CountOf(IndexedPerson person) => Of(person).Select(pair => pair.Session.Record.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>In how many sessions of the programme, or in how many submissions, a person is.</summary>
    public int CountOf(IndexedPerson person, bool isAbstract) =>
        Of(person).Where(pair => pair.Session.Record.IsAbstract == isAbstract).Select(pair => pair.Session.Record.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether a person has a role. Who is a speaker Sessionboard itself says, of whatever name the role is.</summary>
    public bool Has(IndexedPerson person, string role) => role == IndexedPart.Speaker
        ? person.IsSpeaker
        : Of(person).Any(pair => Is(pair.Part, role));

    /// <summary>Whether a person has a role, or any where it is null, in the accepted programme or in parts of it.</summary>
    public bool HasInProgramme(IndexedPerson person, string? role) =>
        Of(person).Any(pair => pair.Session.IsLive && (role is null || Is(pair.Part, role)));

    private static bool Is(IndexedPart part, string role) => part.Slug == role || part.CoreRole == role;
}
