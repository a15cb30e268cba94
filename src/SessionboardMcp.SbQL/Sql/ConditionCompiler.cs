using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Compiles <c>WHERE</c> and <c>HAVING</c>.</summary>
/// <param name="expressions">Compiles the values in them.</param>
/// <param name="parameters">Takes their literals.</param>
/// <param name="prepare">Is shown each value first: checks that it may stand there, and replaces aliases.</param>
/// <param name="paths">Finds relationships that may be tested for being empty; null where groups are tested, which have none.</param>
internal sealed class ConditionCompiler(
    ExpressionCompiler expressions, ParameterList parameters, Func<Expression, Expression> prepare, PathResolver? paths = null)
{
    private readonly Comparison _comparison = new(expressions, parameters);

    public string Compile(Condition condition) => condition switch
    {
        LogicalCondition logical =>
            Balanced([.. logical.Conditions.Select(Compile)], logical.All ? " AND " : " OR "),
        NotCondition not => $"NOT ({Compile(not.Inner)})",
        ComparisonCondition comparison => Compare(comparison.Left, comparison.Operator, comparison.Right),
        InCondition list => Negated(list.Negated, In(list)),
        BetweenCondition between => Negated(between.Negated, Between(between)),
        LikeCondition like => Negated(like.Negated, Like(like)),
        NullCondition isNull =>
            $"{expressions.Compile(prepare(isNull.Left)).Sql} IS {(isNull.Negated ? "NOT " : "")}NULL",
        MatchCondition match => Negated(match.Negated, Match(match)),
        EmptyCondition empty => Negated(empty.Negated, Empty(empty)),
        TruthCondition truth => Truth(truth),
        _ => throw new InvalidOperationException($"There is no condition {condition.GetType().Name}."),
    };

    // SQLite takes a long chain for a deep tree and refuses more than 1,000 levels.
    private static string Balanced(ReadOnlySpan<string> parts, string joint) => parts.Length == 1
        ? parts[0]
        : $"({Balanced(parts[..(parts.Length / 2)], joint)}{joint}{Balanced(parts[(parts.Length / 2)..], joint)})";

    private static string Negated(bool negated, string sql) => negated ? $"NOT ({sql})" : sql;

    private string Compare(Expression left, ComparisonOperator comparison, Expression right)
    {
        (left, right) = (prepare(left), prepare(right));
        // The type of a literal follows from the other side.
        if (left is Literal && right is not Literal)
            (left, comparison, right) = (right, Turned(comparison), left);
        var (leftSql, rightSql) = _comparison.Sides(left, right);
        return $"{leftSql} {Sign(comparison)} {rightSql}";
    }

    // Literals of datetimes with and without offset are compared with different columns, so there may be several lists.
    private string In(InCondition list)
    {
        var left = prepare(list.Left);
        var lists = list.Values
            .Select(value => _comparison.Sides(left, value))
            .GroupBy(sides => sides.Left, sides => sides.Right, StringComparer.Ordinal)
            .Select(group => $"{group.Key} IN ({string.Join(", ", group.Distinct(StringComparer.Ordinal))})")
            .ToArray();
        return Balanced(lists, " OR ");
    }

    private string Between(BetweenCondition between)
    {
        var low = Compare(between.Left, ComparisonOperator.GreaterOrEqual, between.Low);
        return $"({low} AND {Compare(between.Left, ComparisonOperator.LessOrEqual, between.High)})";
    }

    private string Like(LikeCondition like)
    {
        var left = prepare(like.Left);
        var value = expressions.Compile(left);
        RequireText("LIKE", left, value);
        return $"{value.Sql} LIKE {parameters.Add((object)like.Pattern.Value)}";
    }

    // Without LIKE, in which % and _ would have to be escaped by a form that the host does not replace.
    private string Match(MatchCondition match)
    {
        var left = prepare(match.Left);
        var value = expressions.Compile(left);
        RequireText(ConditionText.NameOf(match.Match), left, value);
        var (text, part) = ($"UPPER({value.Sql})", $"UPPER({parameters.Add((object)match.Part.Value)})");
        return match.Match switch
        {
            TextMatch.StartsWith => $"substr({text}, 1, length({part})) = {part}",
            TextMatch.EndsWith => $"substr({text}, -length({part}), length({part})) = {part}",
            _ => $"instr({text}, {part}) > 0",
        };
    }

    private string Empty(EmptyCondition empty)
    {
        if (empty.Left is PathExpression path && paths?.Related(path) is { } related)
            return $"NOT {related}";
        var value = expressions.Compile(prepare(empty.Left));
        return value.Type == SbqlType.Text ? $"({value.Sql} IS NULL OR {value.Sql} = '')" : $"{value.Sql} IS NULL";
    }

    private string Truth(TruthCondition truth)
    {
        var left = prepare(truth.Value);
        var value = expressions.Compile(left);
        if (value.Type == SbqlType.Boolean)
            return $"({value.Sql})";
        const string Expected = "a comparison such as = or IS NOT NULL";
        var kind = value.Type is { } type ? Messages.NameOf(type) : "NULL";
        throw SbqlErrorException.At(
            left.Span, $"{ColumnNames.Of(left)} is {kind}, so it is no condition by itself: expected {Expected}.", Expected, DiagnosticRules.WrongType);
    }

    private static void RequireText(string name, Expression left, SqlExpression value)
    {
        if (value.Type == SbqlType.Text)
            return;
        var kind = value.Type is { } type ? $", which is {Messages.NameOf(type)}" : "";
        var expected = value.Type == SbqlType.Datetime ? "a comparison with >= and <, or DATE()" : "a column of text";
        throw SbqlErrorException.At(
            left.Span, $"{name} cannot take {ColumnNames.Of(left)}{kind}: expected {expected}.", expected, DiagnosticRules.WrongType);
    }

    private static ComparisonOperator Turned(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => comparison,
    };

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new InvalidOperationException($"There is no comparison {comparison}."),
    };
}
