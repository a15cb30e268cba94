using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Looks along relationships for what a query meant.</summary>
internal static class RelatedPaths
{
    private const int Farthest = 3;

    /// <summary>The shortest way whose end fits: the names of its relationships and where it ends.</summary>
    public static (IReadOnlyList<SbqlRelationship> Way, SbqlEntity End)? Find(
        SbqlSchema schema, SbqlEntity from, Func<SbqlRelationship, SbqlEntity, bool> fits)
    {
        var waiting = new Queue<(IReadOnlyList<SbqlRelationship> Way, SbqlEntity End)>([([], from)]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { from.Name };
        while (waiting.TryDequeue(out var current))
        {
            foreach (var relationship in current.End.Relationships)
            {
                if (schema.FindEntity(relationship.Target) is not { } target)
                    continue;
                IReadOnlyList<SbqlRelationship> way = [.. current.Way, relationship];
                if (fits(relationship, target))
                    return (way, target);
                if (way.Count < Farthest && seen.Add(target.Name))
                    waiting.Enqueue((way, target));
            }
        }

        return null;
    }

    public static string Text(IReadOnlyList<SbqlRelationship> way) => string.Join('.', way.Select(step => step.Name));
}
