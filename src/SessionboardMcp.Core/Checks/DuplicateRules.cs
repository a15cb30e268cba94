using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>
/// Finds people who are in an event twice. Where Sessionboard masks addresses (<c>j***@a***.com</c>) equal ones may still be of two
/// people: then only those are told whose names are forms of one name.
/// </summary>
internal sealed class DuplicateRules(IReadOnlyList<IndexedPerson> people)
{
    private const string MaskedDetail = "address masked by Sessionboard: it looks the same, and the names fit";

    /// <summary>Whether Sessionboard masks addresses for this credential.</summary>
    public bool AreMasked => people.Any(person => IsMasked(person.Record.Email));

    /// <summary>Whether Sessionboard masks names, too: then those are not compared.</summary>
    public bool AreNamesMasked => people.Any(person => MaskedText.IsName(person.Name));

    /// <summary>The same name under different addresses, as far as they can be told apart.</summary>
    public IEnumerable<Problem> Names() => people
        .Where(person => Folding.Words(person.Name).Length > 0 && !MaskedText.IsName(person.Name))
        .GroupBy(person => Folding.Words(person.Name), StringComparer.Ordinal)
        .Where(name => name.Skip(1).Any() && !ShareOneAddress([.. name]))
        .Select(name => ToProblem(ProblemKinds.DuplicateName, name, null));

    /// <summary>The same address.</summary>
    public IEnumerable<Problem> Emails() => people
        .Where(person => !string.IsNullOrWhiteSpace(person.Record.Email))
        .GroupBy(person => person.Record.Email!.Trim(), StringComparer.OrdinalIgnoreCase)
        .Where(address => address.Skip(1).Any())
        .SelectMany(address => IsMasked(address.Key) ? Forms([.. address]) : [ToProblem(ProblemKinds.DuplicateEmail, address, null)]);

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
        && !IsMasked(sameName[0].Record.Email)
        && sameName.TrueForAll(person => string.Equals(person.Record.Email?.Trim(), sameName[0].Record.Email?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static Problem ToProblem(string kind, IEnumerable<IndexedPerson> same, string? detail) =>
        new(kind, [], [.. same.Select(ConcernedPerson.Of)], detail);

    private static bool IsMasked(string? address) => address is not null && MaskedText.IsWord(address.Trim());
}
