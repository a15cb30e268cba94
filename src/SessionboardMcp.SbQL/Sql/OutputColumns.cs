using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>The columns of the result and their names, which <c>HAVING</c> and <c>ORDER BY</c> may use.</summary>
internal sealed class OutputColumns
{
    private readonly Dictionary<string, Expression> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="query">The query.</param>
    /// <param name="entity">Its entity, whose default columns are taken where the query names none.</param>
    public OutputColumns(SbqlQuery query, SbqlEntity entity)
    {
        Columns = query.Columns.Count > 0 ? query.Columns : DefaultsOf(entity, query.Entity.Span);
        foreach (var column in Columns)
        {
            var name = ColumnNames.Of(column);
            if (!_byName.TryAdd(name, column.Expression))
            {
                const string Expected = "another name after AS";
                var message = $"Two columns are called \"{Token.Short(name)}\": expected {Expected}.";
                throw SbqlErrorException.At(column.Span, message, Expected);
            }
        }
    }

    public IReadOnlyList<ColumnItem> Columns { get; }

    /// <summary>The column that a path names, if any.</summary>
    public Expression? Named(PathExpression path) => _byName.GetValueOrDefault(path.Text);

    /// <summary>An expression with the names of columns replaced by what they hold; not inside aggregates.</summary>
    public Expression Expanded(Expression expression) => expression switch
    {
        // The place of an error is where the name is written.
        PathExpression path when Named(path) is { } column => column with { Span = path.Span },
        FunctionExpression function => function with { Arguments = [.. function.Arguments.Select(Expanded)] },
        _ => expression,
    };

    private static List<ColumnItem> DefaultsOf(SbqlEntity entity, TextSpan span)
    {
        var names = entity.DefaultFields.Count > 0 ? entity.DefaultFields : [.. entity.Fields.Select(field => field.Name)];
        return [.. names.Select(name => new ColumnItem(
            new PathExpression([new Identifier(name, false, span)], span), null, span))];
    }
}
