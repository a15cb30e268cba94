using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Finds the field that a path means, joining what lies on its way.</summary>
internal sealed class PathResolver(JoinPlan joins, QueryDialect dialect)
{
    public (Source Source, SbqlField Field) Resolve(PathExpression path)
    {
        var parts = path.Parts;
        if (parts.Count == 1)
            return Bare(parts[0]);
        var (source, next) = Start(parts);
        for (; next < parts.Count - 1; next++)
            source = Step(source, parts[next]);
        var last = parts[^1];
        return source.Entity.FindField(last.Text) is { } field
            ? (source, field)
            : throw NoField(last, [source]);
    }

    /// <summary>The SQL of whether a path that ends with a relationship leads to a record; null for a path to a field.</summary>
    public string? Related(PathExpression path)
    {
        var parts = path.Parts;
        var (source, last) = (joins.Root, parts[^1]);
        if (parts.Count > 1)
        {
            (source, var next) = Start(parts);
            for (; next < parts.Count - 1; next++)
                source = Step(source, parts[next]);
        }

        var isField = source.Entity.FindField(last.Text) is not null;
        return !isField && WayFrom(source, last.Text) is { } way ? joins.Exists(source, way, last.Span) : null;
    }

    /// <summary>Whether a path of one name is a field, so that it hides an alias of that name.</summary>
    public bool IsField(string name) => joins.Named.Any(source => source.Entity.FindField(name) is not null);

    private (Source Source, SbqlField Field) Bare(Identifier name)
    {
        if (joins.Root.Entity.FindField(name.Text) is { } own)
            return (joins.Root, own);
        var having = joins.Named.Where(source => source.Entity.FindField(name.Text) is not null).ToList();
        return having.Count switch
        {
            1 => (having[0], having[0].Entity.FindField(name.Text)!),
            0 => throw NoField(name, joins.Named),
            _ => throw Ambiguous(name, having),
        };
    }

    // The first name is an entity of the query, else a relationship of one.
    private (Source Source, int Next) Start(IReadOnlyList<Identifier> parts)
    {
        var first = parts[0];
        if (joins.Named.FirstOrDefault(source => source.Entity.IsCalled(first.Text)) is { } named)
            return (named, 1);
        if (WayFrom(joins.Root, first.Text) is { } way)
            return (joins.Walk(joins.Root, way, first.Span), 1);
        var having = joins.Named.Where(source => WayFrom(source, first.Text) is not null).ToList();
        return having.Count switch
        {
            1 => (joins.Walk(having[0], WayFrom(having[0], first.Text)!, first.Span), 1),
            0 => throw NoWay(first, joins.Named, joins.Named.Select(source => source.Entity.Singular)),
            _ => throw Ambiguous(first, having),
        };
    }

    private Source Step(Source source, Identifier name) =>
        WayFrom(source, name.Text) is { } way ? joins.Walk(source, way, name.Span) : throw NoWay(name, [source], []);

    // SELECT calls related entities by any of their names; FIND is strict, as its singular and plural carry a meaning.
    private SbqlRelationship? WayFrom(Source source, string name)
    {
        var exact = source.Entity.FindRelationship(name);
        if (exact is not null || dialect == QueryDialect.Find)
            return exact;
        var ways = source.Entity.Relationships.Where(way => joins.TargetOf(way).IsCalled(name)).ToList();
        return ways.Count == 1 ? ways[0] : null;
    }

    private static SbqlErrorException Ambiguous(Identifier name, List<Source> having)
    {
        var choices = TokenCursor.Listed([.. having.Select(source => source.Entity.Singular + "." + name.Text)]);
        return SbqlErrorException.At(name.Span, $"\"{Token.Short(name.Text)}\" could be several things: expected {choices}.", choices);
    }

    private SbqlErrorException NoField(Identifier name, IReadOnlyList<Source> sources)
    {
        foreach (var source in sources)
        {
            if (source.Entity.FindRelationship(name.Text) is { } way)
            {
                var target = joins.TargetOf(way);
                var field = target.FindField("name") ?? (target.Fields.Count > 0 ? target.Fields[0] : new SbqlField("id", SbqlType.Text));
                var expected = $"one of its fields such as {way.Name}.{field.Name}";
                return SbqlErrorException.At(
                    name.Span, $"\"{way.Name}\" is a relationship: expected {expected}.", expected, DiagnosticRules.UnknownField);
            }
        }

        var names = sources.SelectMany(source => source.Entity.Fields.Select(field => field.Name)).ToList();
        return Unknown("field", name, sources, names);
    }

    private static SbqlErrorException NoWay(
        Identifier name, IReadOnlyList<Source> sources, IEnumerable<string> qualifiers) =>
        Unknown("relationship", name, sources,
            [.. sources.SelectMany(source => source.Entity.Relationships.Select(way => way.Name)), .. qualifiers]);

    private static SbqlErrorException Unknown(
        string kind, Identifier name, IReadOnlyList<Source> sources, List<string> names)
    {
        // A model that thinks in another dialect writes texts in double quotes.
        var quotes = name.Quoted ? $" (a text stands in single quotes: '{Token.Short(name.Text)}')" : "";
        var where = TokenCursor.Listed([.. sources.Select(source => source.Entity.Name)]);
        var message = $"There is no {kind} \"{Token.Short(name.Text)}\" in {where}{quotes}: {Messages.DidYouMean(name.Text, names)}";
        var rule = kind == "field" ? DiagnosticRules.UnknownField : DiagnosticRules.UnknownRelationship;
        var sought = new NameSought(kind, name, names, [.. sources.Select(source => source.Entity)]);
        return SbqlErrorException.At(name.Span, message, Messages.Choices(name.Text, names), rule, sought);
    }
}
