using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Looks along relationships for what a query meant.</summary>
internal static class RelatedPaths
{
    private const int Farthest = 3;

    /// <summary>The shortest ways whose end fits, in the order of the schema: the names of their relationships and where they end.</summary>
    public static IReadOnlyList<(IReadOnlyList<SbqlRelationship> Way, SbqlEntity End)> Find(
        SbqlSchema schema, SbqlEntity from, Func<SbqlRelationship, SbqlEntity, bool> fits)
    {
        var waiting = new Queue<(IReadOnlyList<SbqlRelationship> Way, SbqlEntity End)>([([], from)]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { from.Name };
        var found = new List<(IReadOnlyList<SbqlRelationship> Way, SbqlEntity End)>();
        while (waiting.TryDequeue(out var current) && (found.Count == 0 || current.Way.Count < found[0].Way.Count))
        {
            foreach (var relationship in current.End.Relationships)
            {
                if (schema.FindEntity(relationship.Target) is not { } target)
                    continue;
                IReadOnlyList<SbqlRelationship> way = [.. current.Way, relationship];
                if (fits(relationship, target))
                    found.Add((way, target));
                else if (way.Count < Farthest && seen.Add(target.Name))
                    waiting.Enqueue((way, target));
            }
        }

        return found;
    }

    public static string Text(IReadOnlyList<SbqlRelationship> way) => string.Join('.', way.Select(step => step.Name));
}
