using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>The contacts of an event that a rule may ask for, by their ids.</summary>
/// <param name="people">All contacts.</param>
/// <param name="keys">What each is grouped by.</param>
internal sealed class KnownContacts(IReadOnlyList<IndexedPerson> people, ContactKeys[] keys)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Nobody: people are known by what their sessions tell of them.</summary>
    public static KnownContacts None { get; } = new([], []);

    /// <summary>Adds the contact of a place.</summary>
    public void Add(int place) => _places.TryAdd(people[place].Record.Id, place);

    /// <summary>The contact of an id; null where there is none.</summary>
    public IndexedPerson? Find(string id) => _places.TryGetValue(id, out var place) ? people[place] : null;

    /// <summary>Whom a part in a session concerns.</summary>
    public ConcernedPerson Concerned(IndexedPart part) => Find(part.ContactId) is { } known ? ConcernedPerson.Of(known) : new ConcernedPerson(part.ContactId, part.Name, null);

    /// <summary>The name by which people are compared, the contact's or else the one that the session tells; null where it cannot be.</summary>
    public string? NameOf(IndexedPart part) => ContactKeys.NameOf(Find(part.ContactId)?.Name ?? part.Name);

    /// <summary>The address by which people are compared; null where none is known, or it is masked.</summary>
    public string? AddressOf(IndexedPart part) => Find(part.ContactId) is { } known && !ContactKeys.IsMasked(known) ? ContactKeys.AddressOf(known) : null;

    /// <summary><see cref="NameOf"/> as <see cref="KeyHash"/> has it.</summary>
    public int NameKeyOf(IndexedPart part) => _places.TryGetValue(part.ContactId, out var place) ? keys[place].Name : KeyHash.Of(ContactKeys.NameOf(part.Name));

    /// <summary><see cref="AddressOf"/> as <see cref="KeyHash"/> has it.</summary>
    public int AddressKeyOf(IndexedPart part) => _places.TryGetValue(part.ContactId, out var place) && !ContactKeys.IsMasked(people[place]) ? keys[place].Address : KeyHash.None;
}
