using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Finds values that no setting of the event has, such as a misspelt track: the query would find nothing, and not say why.</summary>
internal static class KnownValueRule
{
    private static readonly char[] Wildcards = ['%', '_'];

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        // What a name means is looked up only where it can be one of them: in a long query of unknown names that takes long.
        var names = query.Options.KnownValues.Keys.Select(field => field[(field.LastIndexOf('.') + 1)..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
            yield break;
        foreach (var (field, value) in Tested(query, names))
        {
            if (query.Options.KnownValues.TryGetValue(field, out var known) && !known.All.Contains(value.Value, StringComparer.OrdinalIgnoreCase))
                yield return Unknown(query, field, value, known);
        }
    }

    /// <summary>The fields that are compared with texts, as <c>entity.field</c>, and the texts.</summary>
    /// <param name="query">The query.</param>
    /// <param name="names">The names that count, where not all do; an alias may stand for one.</param>
    public static IEnumerable<(string Field, TextLiteral Value)> Tested(CheckedQuery query, IReadOnlySet<string>? names = null) =>
        from condition in TreeWalk.Leaves(query.Query.Where).Concat(TreeWalk.Leaves(query.Query.Having))
        let test = Test(condition)
        where test.Path is not null && (names is null || names.Contains(test.Path.Parts[^1].Text) || query.Aliased(test.Path) is not null)
        let meant = query.Resolve(test.Path!) ?? (query.Aliased(test.Path!) is PathExpression column ? query.Resolve(column) : null)
        where meant is not null
        from value in test.Values
        select ($"{meant.Value.Source.Entity.Name}.{meant.Value.Field.Name}".ToLowerInvariant(), value);

    private static (PathExpression? Path, IEnumerable<TextLiteral> Values) Test(Condition condition) => condition switch
    {
        ComparisonCondition { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Right: TextLiteral value } compared => (PathOf(compared.Left), [value]),
        ComparisonCondition { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Left: TextLiteral value } compared => (PathOf(compared.Right), [value]),
        InCondition list => (PathOf(list.Left), list.Values.OfType<TextLiteral>()),
        LikeCondition like when like.Pattern.Value.IndexOfAny(Wildcards) < 0 => (PathOf(like.Left), [like.Pattern]),
        _ => (null, []),
    };

    // Case does not matter anyway.
    private static PathExpression? PathOf(Expression value) => value switch
    {
        PathExpression path => path,
        FunctionExpression { Function: ScalarFunction.Upper or ScalarFunction.Lower, Arguments: [PathExpression path] } => path,
        _ => null,
    };

    private static Diagnostic Unknown(CheckedQuery query, string field, TextLiteral value, KnownNames known)
    {
        var missing = $"No {known.Kind} is called '{Token.Short(value.Value)}'";
        if (known.Shown.Count == 0)
            return Diagnostic.Of(DiagnosticRules.UnknownValue, value.Span, known.All.Count == 0 ? $"{missing}: there is none at all." : $"{missing}.");
        var nearest = NearestNames.Closest(value.Value, known.Shown);
        var corrected = NearestNames.Of(value.Value, known.Shown, 1) is [var near] ? TextEdit.Replace(query.Text, value.Span, NameText.Quoted(near)) : null;
        var isSole = NearestNames.Sole(value.Value, known.Shown) is not null && known.Shown.Count == known.All.Count;
        return Diagnostic.Of(DiagnosticRules.UnknownValue, value.Span,
            $"{missing}: the nearest {(nearest.Count == 1 ? "is" : "are")} {Messages.And([.. nearest.Select(name => $"'{Token.Short(name)}'")])}.", corrected, isSole);
    }
}
