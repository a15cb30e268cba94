using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Finds <c>is_abstract</c> where <c>FIND Session</c> or <c>FIND Abstract</c> says the same.</summary>
internal static class AbstractRule
{
    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        // FROM sessions holds both kinds, so there it is needed.
        if (query.Query.Dialect != QueryDialect.Find || !MixedKindsRule.HasBothKinds(query.Root))
            yield break;
        foreach (var condition in TreeWalk.Leaves(query.Query.Where))
        {
            if (Tested(condition) is not var (path, value) || query.Resolve(path) is not var (source, _) || source.Parent is not null)
                continue;
            yield return Diagnostic.Of(DiagnosticRules.IsAbstract, path.Span,
                "is_abstract is seldom needed: FIND Session finds the programme only, FIND Abstract the submissions only.",
                Corrected(query.Query, condition, value));
        }
    }

    private static (PathExpression Path, bool Value)? Tested(Condition condition) => condition switch
    {
        TruthCondition { Value: PathExpression path } when Is(path) => (path, true),
        ComparisonCondition { Operator: ComparisonOperator.Equal, Left: PathExpression path, Right: BooleanLiteral value } when Is(path) => (path, value.Value),
        _ => null,
    };

    private static bool Is(PathExpression path) => path.Parts[^1].Text.Equals("is_abstract", StringComparison.OrdinalIgnoreCase);

    // Only where it is one of conditions that must all hold.
    private static string? Corrected(SbqlQuery query, Condition condition, bool isAbstract)
    {
        IReadOnlyList<Condition> all = query.Where is LogicalCondition { All: true } and ? and.Conditions : [query.Where!];
        // NOT is_abstract is the programme.
        var (held, meant) = all.FirstOrDefault(one => one == condition) is { } plain ? (plain, isAbstract)
            : (all.FirstOrDefault(one => one is NotCondition not && not.Inner == condition), !isAbstract);
        if (held is null)
            return null;
        var entity = query.Entity with { Text = meant ? "Abstract" : "Session" };
        return SbqlFormatter.Format(query with { Entity = entity, Where = TreeWalk.All([.. all.Where(one => one != held)]) });
    }
}
