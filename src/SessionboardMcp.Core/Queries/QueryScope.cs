using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// What the names of a query lead to in the schema. More lenient than the check: it only tells whether there is a field at the end of a way,
/// by whatever name of a relationship or its entity.
/// </summary>
internal sealed class QueryScope(SbqlQuery? query, SbqlSchema schema)
{
    // Of a query that could not be read any entity may be meant.
    private readonly IReadOnlyList<SbqlEntity> _named = query is null
        ? schema.Entities
        : [.. query.Joins.Prepend(query.Entity).Select(name => schema.FindEntity(name.Text)).OfType<SbqlEntity>()];

    /// <summary>Whether the names, one behind the other, lead to a field.</summary>
    public bool LeadsToField(IReadOnlyList<string> names)
    {
        // All ways at once: one after the other they would multiply.
        var at = new HashSet<SbqlEntity>(_named, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < names.Count - 1 && at.Count > 0; i++)
        {
            var next = at.SelectMany(entity => Next(entity, names[i])).Concat(i == 0 ? at.Where(entity => entity.IsCalled(names[0])) : []);
            at = new HashSet<SbqlEntity>(next, ReferenceEqualityComparer.Instance);
        }


        return at.Any(entity => entity.FindField(names[^1]) is not null);
    }

    private IEnumerable<SbqlEntity> Next(SbqlEntity entity, string name) => entity.Relationships
        .Select(way => (way.Name, Target: schema.FindEntity(way.Target)))
        .Where(way => way.Target is { } target && (way.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || target.IsCalled(name)))
        .Select(way => way.Target!);
}
