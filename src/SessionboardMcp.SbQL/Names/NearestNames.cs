namespace SessionboardMcp.SbQL.Names;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
public static class NearestNames
{
    // Names are short; a longer one is judged by its beginning, so that the table of distances stays small.
    private const int Judged = 64;

    /// <summary>
    /// Those of <paramref name="known"/> that are near to <paramref name="wanted"/>, nearest first; none when nothing is near.
    /// </summary>
    /// <param name="wanted">The name as it was written; what <see cref="Folding"/> makes alike does not matter.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="count">How many to return at most.</param>
    /// <remarks>
    /// Near is a name that begins with the wanted one or is begun by it, then one that contains it, then one that is a few
    /// typing errors away (inserted, lost, changed or swapped characters: Damerau-Levenshtein), a third of its length at most.
    /// </remarks>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> known, int count = 3)
    {
        var target = Folded(wanted);
        return [.. known
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, Far: Distance(target, Folded(name))))
            .Where(candidate => candidate.Far is not null)
            .OrderBy(candidate => candidate.Far)
            .Take(Math.Max(count, 0))
            .Select(candidate => candidate.Name)];
    }

    /// <summary>The <paramref name="count"/> names that are nearest, nearest first, even where none of them is near.</summary>
    /// <param name="wanted">The name as it was written; what <see cref="Folding"/> makes alike does not matter.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="count">How many to return, if there are as many.</param>
    public static IReadOnlyList<string> Closest(string wanted, IEnumerable<string> known, int count = 3)
    {
        var target = Folded(wanted);
        return [.. known
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => Distance(target, Folded(name)) ?? Judged + Edits(target, Folded(name)))
            .Take(Math.Max(count, 0))];
    }

    /// <summary>The one name that is a typing error away, where no other is as near; else null.</summary>
    internal static string? Sole(string wanted, IEnumerable<string> known)
    {
        var target = Folded(wanted);
        var nearest = known
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, Edits: Edits(target, Folded(name))))
            .OrderBy(candidate => candidate.Edits)
            .Take(2)
            .ToList();
        var isNear = nearest.Count > 0 && nearest[0].Edits <= Math.Max(1, wanted.Length / 3);
        return isNear && (nearest.Count == 1 || nearest[0].Edits < nearest[1].Edits) ? nearest[0].Name : null;
    }

    private static string Folded(string name)
    {
        var folded = Folding.Letters(name.Length > Judged ? name[..Judged] : name);
        return folded.Length > Judged ? folded[..Judged] : folded;
    }

    private static double? Distance(string wanted, string name)
    {
        if (wanted == name)
            return 0;
        var edits = Edits(wanted, name);
        // A part of a name of one or two letters says nothing.
        if (Math.Min(wanted.Length, name.Length) >= 3)
        {
            if (name.StartsWith(wanted, StringComparison.Ordinal) || wanted.StartsWith(name, StringComparison.Ordinal))
                return Math.Min(edits, 1 + (edits / 1000.0));
            if (name.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(name, StringComparison.Ordinal))
                return Math.Min(edits, 2 + (edits / 1000.0));
        }

        return edits <= Math.Max(1, Math.Max(wanted.Length, name.Length) / 3) ? edits : null;
    }

    private static int Edits(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
