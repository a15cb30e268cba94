using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Checks;

/// <summary>Tells whether two names are forms of one: initials, a middle name more, the family name first.</summary>
internal static class NameForms
{
    /// <summary>Whether every part of the shorter name is in the longer one, in full or as an initial, and at least one in full.</summary>
    public static bool AreOfOneName(string one, string other) => AreOfOneName(Parts(one), Parts(other));

    /// <summary>The same of names whose <see cref="Parts"/> are known. Those of one name share a part in full.</summary>
    public static bool AreOfOneName(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var (shorter, longer) = one.Count > other.Count ? (other, one.ToList()) : (one, other.ToList());
        var hasFull = false;
        // Full matches first, or an initial could take the part that another needs.
        foreach (var part in shorter.OrderByDescending(part => part.Length))
        {
            var match = longer.Find(candidate => candidate == part) ?? longer.Find(candidate => IsInitial(part, candidate));
            if (match is null)
                return false;
            longer.Remove(match);
            hasFull |= match == part && part.Length > 1;
        }

        return hasFull;
    }

    private static bool IsInitial(string part, string candidate) =>
        (part.Length == 1 || candidate.Length == 1) && part[0] == candidate[0];

    /// <summary>The parts of a name, folded, of letters alone.</summary>
    public static IReadOnlyList<string> Parts(string name) =>
    [
        .. Folding.Letters(name)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => string.Concat(part.Where(char.IsLetter)))
            .Where(part => part.Length > 0),
    ];
}
