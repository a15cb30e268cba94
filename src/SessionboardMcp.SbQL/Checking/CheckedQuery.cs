using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>A query that could be read, with everything that the rules ask of it.</summary>
internal sealed class CheckedQuery(string text, SbqlQuery query, SbqlSchema schema, SbqlSchema live, CheckOptions options, QueryCompiler compiler)
{
    private readonly Dictionary<string, Expression> _aliases = query.Columns
        .Where(column => column.Alias is not null)
        .GroupBy(column => column.Alias!.Text, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Expression, StringComparer.OrdinalIgnoreCase);

    public string Text => text;

    public SbqlQuery Query => query;

    public SbqlSchema Schema => schema;

    public CheckOptions Options => options;

    public SbqlEntity Root => compiler.Joins.Root.Entity;

    public IReadOnlyList<Source> Sources => compiler.Joins.All;

    /// <summary>The found entity and those of <c>JOIN</c>, in order.</summary>
    public IReadOnlyList<Source> Joined => compiler.Joins.Named;

    /// <summary>The field that a path means; null where it means none.</summary>
    public (Source Source, SbqlField Field)? Resolve(PathExpression path)
    {
        try
        {
            return compiler.Paths.Resolve(path);
        }
        catch (SbqlErrorException)
        {
            return null;
        }
    }

    /// <summary>The entity that a path ends at, where its last name is a relationship of a named entity and no field; null elsewhere.</summary>
    public SbqlEntity? RelatedEntity(PathExpression path)
    {
        var from = path.Parts.Count switch
        {
            1 => Root,
            2 => Joined.FirstOrDefault(source => source.Entity.IsCalled(path.Parts[0].Text))?.Entity,
            _ => null,
        };
        var last = path.Parts[^1].Text;
        return from?.FindField(last) is null && from?.FindRelationship(last) is { } way ? schema.FindEntity(way.Target) : null;
    }

    /// <summary>What a path names by an alias, where it is one.</summary>
    public Expression? Aliased(PathExpression path) =>
        path.Parts.Count == 1 && _aliases.TryGetValue(path.Text, out var column) && column != path ? column : null;

    /// <summary>What is wrong with a path; null where it is right.</summary>
    public SbqlErrorException? ErrorOf(PathExpression path)
    {
        try
        {
            if (Aliased(path) is null && compiler.Paths.Related(path) is null)
                compiler.Paths.Resolve(path);
            return null;
        }
        catch (SbqlErrorException error)
        {
            return error;
        }
    }

    /// <summary>Whether every <c>JOIN</c> found its way, so that a name which does not resolve is wrong by itself.</summary>
    public bool IsJoined => compiler.Joins.Named.Count == query.Joins.Count + 1;

    /// <summary>Whether the name is a relationship of the live schema to an entity that this schema does not tell.</summary>
    public bool LeadsNowhere(NameSought sought) => sought.Kind is "relationship" or "field" && sought.From.Any(from =>
        live.FindEntity(from.Name)?.FindRelationship(sought.Name.Text) is { } way && live.FindEntity(way.Target) is null);
}
