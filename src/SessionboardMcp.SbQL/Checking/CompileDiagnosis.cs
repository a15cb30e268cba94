using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Turns what the compiler refuses into findings, and mends what can be.</summary>
internal static class CompileDiagnosis
{
    public static Diagnostic Of(CheckedQuery query, SbqlErrorException error)
    {
        var rule = error.Rule ?? DiagnosticRules.Misplaced;
        if (error.Sought is { } sought)
        {
            return query.LeadsNowhere(sought)
                ? Diagnostic.Of(DiagnosticRules.UnknownSyntax, error.Span, $"This may be right but cannot be checked here: the schema does not say where {sought.Name.Text} leads.")
                : NameDiagnosis.Of(query.Text, query.Schema, rule, sought);
        }

        var mended = Mend(query, error, rule);
        return Diagnostic.Of(rule, error.Span, error.Message, mended, safe: true);
    }

    private static string? Mend(CheckedQuery query, SbqlErrorException error, DiagnosticRule rule)
    {
        if (rule == DiagnosticRules.WrongType || rule == DiagnosticRules.UnreadableValue)
            return ValueMend.Of(query.Text, error);
        if (rule == DiagnosticRules.MixedAggregate)
            return Grouped(query.Query, error.Span);
        if (rule == DiagnosticRules.UnknownEntity && error.Error.Expected is { } entity)
            return TextEdit.Replace(query.Text, error.Span, entity);
        if (rule == DiagnosticRules.UnknownField && error.Error.Expected is { } field && field.LastIndexOf('.') is > 0 and var dot)
            return TextEdit.Insert(query.Text, error.Span.EndOffset, field[dot..]);
        return error.Error.Expected == "HAVING" ? InHaving(query.Query) : null;
    }

    private static string? Grouped(SbqlQuery query, TextSpan loose)
    {
        var paths = query.Columns.SelectMany(column => TreeWalk.Paths(column.Expression));
        return paths.FirstOrDefault(path => path.Span == loose) is { } path
            ? SbqlFormatter.Format(query with { GroupBy = [.. query.GroupBy, path] })
            : null;
    }

    // Conditions of WHERE that take an aggregate move to HAVING.
    private static string? InHaving(SbqlQuery query)
    {
        IReadOnlyList<Condition> all = query.Where is LogicalCondition { All: true } and ? and.Conditions : [query.Where!];
        var moved = all.Where(condition => TreeWalk.Values(condition).Any(value => Aggregates.FirstIn(value) is not null)).ToList();
        var having = query.Having is null ? moved : [query.Having, .. moved];
        return SbqlFormatter.Format(query with { Where = TreeWalk.All([.. all.Except(moved)]), Having = TreeWalk.All(having) });
    }
}
