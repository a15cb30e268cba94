using System.Globalization;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL;

/// <summary>Says in words what a query returns.</summary>
public static class SbqlExplainer
{
    private const int MostNamed = 8;

    /// <summary>One sentence for what is returned, and a second for its order and limit where the query says them.</summary>
    /// <param name="query">A parsed query; it need not fit the schema.</param>
    /// <param name="schema">Tells the default columns and which relationships lead to many records.</param>
    public static string Explain(SbqlQuery query, SbqlSchema schema)
    {
        var entity = schema.FindEntity(query.Entity.Text);
        var isGrouped = query.GroupBy.Count > 0;
        var rows = isGrouped ? $"One row for each {Named(query.GroupBy.Select(ExpressionText.Of))} of"
            : query.Columns.Count > 0 && query.Columns.All(column => Aggregates.FirstIn(column.Expression) is not null) ? "One row over all"
            : query.Distinct ? "The different values of all"
            : "One row for each of the";
        var first = $"{rows} {Records(query, entity)}{Clause("where", query.Where)}{Clause("in groups with", query.Having)}: {Columns(query, entity)}{Pivot(query)}.";
        return Second(query) is { Length: > 0 } second ? $"{first} {second}" : first;
    }

    private static string Records(SbqlQuery query, SbqlEntity? entity)
    {
        var name = entity?.Name ?? query.Entity.Text;
        // FIND Abstract means fewer than all sessions.
        var found = query.Dialect == QueryDialect.Find && entity is { FindNames.Count: > 1 }
            ? $"{name} that FIND {query.Entity.Text} finds"
            : name;
        var many = query.Columns.SelectMany(column => Checking.TreeWalk.Paths(column.Expression))
            .Where(path => path.Parts.Count > 1)
            .Select(path => entity?.FindRelationship(path.Parts[0].Text))
            .OfType<SbqlRelationship>()
            .Where(way => way.Cardinality == Cardinality.Many)
            .Select(way => way.Name)
            .Distinct()
            .ToList();
        var joined = query.Joins.Count > 0 ? $" with their {Named(query.Joins.Select(join => join.Text))}" : "";
        return many.Count > 0 ? $"{found}{joined}, once for each of its {Named(many)}" : found + joined;
    }

    private static string Columns(SbqlQuery query, SbqlEntity? entity)
    {
        if (query.Columns.Count > 0)
            return Named(query.Columns.Select(column => ExpressionText.Of(column.Expression)));
        if (entity is null)
            return "its usual columns";
        return Named(entity.DefaultFields.Count > 0 ? entity.DefaultFields : entity.Fields.Select(field => field.Name));
    }

    private static string Second(SbqlQuery query)
    {
        var order = query.OrderBy.Count == 0 ? ""
            : $"ordered by {Named(query.OrderBy.Select(item => ExpressionText.Of(item.Expression) + (item.Descending ? " from the greatest" : "")))}";
        var limit = query.Limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"at most {most.Rows}") : "";
        var both = string.Join(", ", new[] { order, limit }.Where(part => part.Length > 0));
        return both.Length > 0 ? $"They are {both}." : "";
    }

    private static string Pivot(SbqlQuery query) =>
        query.Pivot is { } pivot ? $", with a column for each value of {ExpressionText.Of(pivot)}" : "";

    private static string Clause(string word, Condition? condition) => condition is null ? "" : $" {word} {ConditionText.Of(condition)}";

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0)
            return "nothing";
        return all.Count > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more")
            : Messages.And(all);
    }
}
