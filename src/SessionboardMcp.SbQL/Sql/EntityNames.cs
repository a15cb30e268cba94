using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Finds entities by the names that <c>FIND</c>, <c>FROM</c> and <c>JOIN</c> take.</summary>
internal sealed class EntityNames(SbqlSchema schema, SqlMapping mapping)
{
    public SbqlEntity Root(SbqlQuery query)
    {
        if (query.Dialect == QueryDialect.Select)
            return Named(query.Entity);
        var names = schema.Entities.SelectMany(entity => entity.FindNames.Count > 0 ? entity.FindNames : [entity.Singular]);
        return schema.FindEntity(query.Entity.Text) ?? throw Unknown(query.Entity, [.. names]);
    }

    public SbqlEntity Named(Identifier name)
    {
        var entity = schema.FindEntity(name.Text)
            ?? throw Unknown(name, [.. schema.Entities.Select(known => known.Name)]);
        // "FROM Abstract" would return all sessions under a name that promises fewer.
        var isOwn = name.Text.Equals(entity.Name, StringComparison.OrdinalIgnoreCase)
            || name.Text.Equals(entity.Singular, StringComparison.OrdinalIgnoreCase);
        if (isOwn || Filter(entity, name.Text) is null)
            return entity;
        var message = $"\"{name.Text}\" is a name for FIND only: expected {entity.Name}.";
        throw SbqlErrorException.At(name.Span, message, entity.Name, DiagnosticRules.UnknownEntity);
    }

    /// <summary>What narrows the found entity, if anything.</summary>
    public (string Column, long Value)? FindFilter(SbqlQuery query, SbqlEntity entity)
    {
        if (query.Dialect != QueryDialect.Find)
            return null;
        var isPlural = query.Entity.Text.Equals(entity.Name, StringComparison.OrdinalIgnoreCase);
        return Filter(entity, query.Entity.Text) ?? (isPlural ? Filter(entity, entity.Singular) : null);
    }

    private (string Column, long Value)? Filter(SbqlEntity entity, string name)
    {
        if (!mapping.Entities.TryGetValue(entity.Name, out var table))
            return null;
        foreach (var (findName, filter) in table.FindFilters)
        {
            if (findName.Equals(name, StringComparison.OrdinalIgnoreCase))
                return filter;
        }

        return null;
    }

    private static SbqlErrorException Unknown(Identifier name, List<string> names)
    {
        var message = $"There is no entity \"{Token.Short(name.Text)}\": {Messages.DidYouMean(name.Text, names)}";
        return SbqlErrorException.At(
            name.Span, message, Messages.Choices(name.Text, names), DiagnosticRules.UnknownEntity, new NameSought("entity", name, names, []));
    }
}
