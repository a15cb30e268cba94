using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>
/// Finds people who are in an event twice. Where Sessionboard masks addresses (<c>j***@a***.com</c>) equal ones may still be of two
/// people: then only those are told whose names are forms of one name.
/// </summary>
internal static class DuplicateRules
{
    private const string MaskedDetail = "address masked by Sessionboard: it looks the same, and the names fit";

    /// <summary>The same name under different addresses, as far as they can be told apart.</summary>
    /// <param name="people">Contacts, by name.</param>
    public static List<Found> Names(IEnumerable<Placed<IndexedPerson>> people) => Groups.Find(
        people,
        alike => alike.Count > 1,
        person => ContactKeys.NameOf(person.Name)!,
        StringComparer.Ordinal,
        name => name.Count > 1 && !ShareOneAddress(name) ? [ToProblem(ProblemKinds.DuplicateName, name, null)] : []);

    /// <summary>The same address.</summary>
    /// <param name="people">Contacts, by address.</param>
    public static List<Found> Emails(IEnumerable<Placed<IndexedPerson>> people) => Groups.Find(
        people,
        alike => alike.Count > 1,
        person => ContactKeys.AddressOf(person)!,
        StringComparer.OrdinalIgnoreCase,
        address => address.Count == 1 ? [] : ContactKeys.IsMasked(address[0]) ? Forms(address) : [ToProblem(ProblemKinds.DuplicateEmail, address, null)]);

    // Thousands may have the same mask, as at a large mail provider: only those who share a part of the name are compared.
    private static IEnumerable<Problem> Forms(List<IndexedPerson> sameMask)
    {
        List<(string Words, IReadOnlyList<string> Parts)> names = [.. sameMask.Select(person => (Folding.Words(person.Name), MaskedText.IsName(person.Name) ? [] : NameForms.Parts(person.Name)))];
        var holders = names.SelectMany((name, place) => name.Parts.Distinct(StringComparer.Ordinal).Select(part => (part, place))).ToLookup(pair => pair.part, pair => pair.place, StringComparer.Ordinal);
        for (var first = 0; first < names.Count; first++)
        {
            var (words, parts) = names[first];
            foreach (var second in parts.Where(part => part.Length > 1).SelectMany(part => holders[part]).Where(place => place > first).Distinct().Order())
            {
                // The same name is told already.
                if (words != names[second].Words && NameForms.AreOfOneName(parts, names[second].Parts))
                    yield return ToProblem(ProblemKinds.DuplicateEmail, [sameMask[first], sameMask[second]], MaskedDetail);
            }
        }
    }

    private static bool ShareOneAddress(List<IndexedPerson> sameName) =>
        !string.IsNullOrWhiteSpace(sameName[0].Record.Email)
        && !ContactKeys.IsMasked(sameName[0])
        && sameName.TrueForAll(person => string.Equals(person.Record.Email?.Trim(), sameName[0].Record.Email?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static Problem ToProblem(string kind, IEnumerable<IndexedPerson> same, string? detail) =>
        new(kind, [], [.. same.Select(ConcernedPerson.Of)], detail);
}
