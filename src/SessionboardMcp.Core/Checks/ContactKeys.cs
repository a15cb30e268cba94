using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>What a contact is grouped by, as <see cref="KeyHash"/> has it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, if it can be compared.</param>
/// <param name="Address">The e-mail address, masked ones included.</param>
internal readonly record struct ContactKeys(int Id, int Name, int Address)
{
    /// <summary>The keys of a contact.</summary>
    public static ContactKeys Of(IndexedPerson person) =>
        new(KeyHash.Of(person.Record.Id), KeyHash.Of(NameOf(person.Name)), KeyHash.Of(AddressOf(person), StringComparer.OrdinalIgnoreCase));

    /// <summary>The keys of the contacts of a version; what stays of the one before keeps its own.</summary>
    public static ContactKeys[] Of(ContactKeys[] earlier, RecordDifference<IndexedPerson> difference, IReadOnlyList<IndexedPerson> people)
    {
        var keys = new ContactKeys[people.Count];
        for (var place = 0; place < keys.Length; place++)
            keys[place] = difference.Before[place] is >= 0 and var before ? earlier[before] : Of(people[place]);
        return keys;
    }

    /// <summary>A name as it is compared; null where it cannot be.</summary>
    public static string? NameOf(string name) => !MaskedText.IsName(name) && Folding.Words(name) is { Length: > 0 } words ? words : null;

    /// <summary>An address as it is compared, letters of both cases alike; null where there is none.</summary>
    public static string? AddressOf(IndexedPerson person) => person.Record.Email?.Trim() is { Length: > 0 } address ? address : null;

    /// <summary>Whether Sessionboard masks the address.</summary>
    public static bool IsMasked(IndexedPerson person) => person.Record.Email is { } address && MaskedText.IsWord(address.Trim());
}
