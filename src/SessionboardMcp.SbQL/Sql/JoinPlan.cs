using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>The tables of a statement and how they hang together.</summary>
internal sealed class JoinPlan
{
    private readonly SbqlSchema _schema;
    private readonly SqlMapping _mapping;
    private readonly List<string> _from = [];
    private readonly List<Source> _named = [];
    private readonly Dictionary<(string Alias, string Relationship), Source> _walked = [];
    private readonly List<Source> _all = [];
    private int _tables;

    public JoinPlan(SbqlSchema schema, SqlMapping mapping, SbqlEntity root)
    {
        (_schema, _mapping) = (schema, mapping);
        var table = TableOf(root);
        var alias = SqlNames.Alias(_tables++);
        _from.Add($"{SqlNames.Quoted(table.Table)} AS {alias}");
        var source = new Source(alias, root, table);
        _named.Add(source);
        _all.Add(source);
    }

    /// <summary>The found entity and the joined ones, in the order of the query.</summary>
    public IReadOnlyList<Source> Named => _named;

    /// <summary>Those and what paths lead to.</summary>
    public IReadOnlyList<Source> All => _all;

    public Source Root => _named[0];

    /// <summary>Whether a record of the root may stand in several rows, or be left out.</summary>
    public bool HasJoins => _tables > 1;

    public string From => string.Join(" ", _from);

    /// <summary>Joins an entity of <c>JOIN</c>, so that only records with a related one remain.</summary>
    public void Join(SbqlEntity entity, Identifier name)
    {
        foreach (var source in Enumerable.Reverse(_named))
        {
            if (ForwardTo(source.Entity, entity) is { } forward)
            {
                var joined = Add("JOIN", source, StepsOf(source.Entity, forward), entity, name.Span, forward.Cardinality);
                _walked[(source.Alias, forward.Name)] = joined;
                _named.Add(joined);
                return;
            }

            if (ForwardTo(entity, source.Entity) is { } backward)
            {
                var steps = Reversed(StepsOf(entity, backward), TableOf(entity).Table);
                _named.Add(Add("JOIN", source, steps, entity, name.Span, Cardinality.Many));
                return;
            }
        }

        throw NoWay(entity, name);
    }

    /// <summary>Follows a relationship of a dotted path; the record remains where there is no related one.</summary>
    public Source Walk(Source from, SbqlRelationship relationship, TextSpan span)
    {
        var key = (from.Alias, relationship.Name);
        if (_walked.TryGetValue(key, out var known))
            return known;
        var steps = StepsOf(from.Entity, relationship);
        return _walked[key] = Add("LEFT JOIN", from, steps, TargetOf(relationship), span, relationship.Cardinality);
    }

    /// <summary>Whether a relationship leads to a record at all, which multiplies no row.</summary>
    public string Exists(Source from, SbqlRelationship relationship, TextSpan span)
    {
        var steps = StepsOf(from.Entity, relationship);
        Limit(steps.Count, span);
        var (tables, where, previous) = (new List<string>(), "", from.Alias);
        foreach (var step in steps)
        {
            var alias = SqlNames.Alias(_tables++);
            var on = $"{previous}.{SqlNames.Quoted(step.FromColumn)} = {alias}.{SqlNames.Quoted(step.ToColumn)}";
            tables.Add($"{SqlNames.Quoted(step.Table)} AS {alias}{(where.Length > 0 ? $" ON {on}" : "")}");
            where = where.Length > 0 ? where : on;
            previous = alias;
        }

        return $"EXISTS (SELECT 1 FROM {string.Join(" JOIN ", tables)} WHERE {where})";
    }

    /// <summary>The entity that a relationship leads to.</summary>
    public SbqlEntity TargetOf(SbqlRelationship relationship) =>
        _schema.FindEntity(relationship.Target)
        ?? throw new InvalidOperationException($"The schema has no entity {relationship.Target}.");

    private Source Add(
        string join, Source from, IReadOnlyList<SqlJoin> steps, SbqlEntity entity, TextSpan span, Cardinality cardinality)
    {
        var previous = from.Alias;
        Limit(steps.Count, span);
        foreach (var step in steps)
        {
            var alias = SqlNames.Alias(_tables++);
            var on = $"{previous}.{SqlNames.Quoted(step.FromColumn)} = {alias}.{SqlNames.Quoted(step.ToColumn)}";
            _from.Add($"{join} {SqlNames.Quoted(step.Table)} AS {alias} ON {on}");
            previous = alias;
        }

        var source = new Source(previous, entity, TableOf(entity)) { Parent = from, IsMany = cardinality == Cardinality.Many };
        _all.Add(source);
        return source;
    }

    private void Limit(int more, TextSpan span)
    {
        if (_tables + more <= SbqlCompiler.MaxTables)
            return;
        var expected = $"at most {SbqlCompiler.MaxTables}";
        throw SbqlErrorException.At(span, $"The query touches too many tables: expected {expected}.", expected, DiagnosticRules.TooLarge);
    }

    private SbqlErrorException NoWay(SbqlEntity entity, Identifier name)
    {
        var joined = _named.ConvertAll(source => source.Entity);
        var ways =
            from known in _schema.Entities
            from way in known.Relationships
            where joined.Contains(known) || joined.Contains(TargetOf(way))
            select $"{known.Singular}.{way.Name}";
        var existing = ways.ToList();
        var expected = existing.Count > 0 ? $"a relationship that exists ({TokenCursor.Listed(existing)})" : "no JOIN";
        var message = $"No relationship leads to {entity.Name}: expected {expected}.";
        return SbqlErrorException.At(
            name.Span, message, expected, DiagnosticRules.UnknownRelationship, new NameSought("JOIN", name, [], joined));
    }

    // Of several ways to an entity, the one that bears its name is meant: "speakers" rather than "moderators".
    private static SbqlRelationship? ForwardTo(SbqlEntity from, SbqlEntity to)
    {
        var ways = from.Relationships.Where(way => to.IsCalled(way.Target)).ToList();
        return ways.Find(way => to.IsCalled(way.Name)) ?? ways.FirstOrDefault();
    }

    private static List<SqlJoin> Reversed(IReadOnlyList<SqlJoin> steps, string firstTable)
    {
        var reversed = new List<SqlJoin>();
        for (var i = steps.Count - 1; i >= 0; i--)
            reversed.Add(new SqlJoin(steps[i].ToColumn, i > 0 ? steps[i - 1].Table : firstTable, steps[i].FromColumn));
        return reversed;
    }

    private SqlEntity TableOf(SbqlEntity entity) =>
        _mapping.Entities.TryGetValue(entity.Name, out var table)
            ? table
            : throw new InvalidOperationException($"The mapping has no table for {entity.Name}.");

    private IReadOnlyList<SqlJoin> StepsOf(SbqlEntity entity, SbqlRelationship relationship) =>
        _mapping.Relationships.TryGetValue((entity.Name, relationship.Name), out var steps) && steps.Count > 0
            ? steps
            : throw new InvalidOperationException($"The mapping has no join for {entity.Name}.{relationship.Name}.");
}
