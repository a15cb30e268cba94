using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Makes two values comparable: the same type, text without case, datetimes by wall or by instant.</summary>
internal sealed class Comparison(ExpressionCompiler expressions, ParameterList parameters)
{
    /// <summary>The SQL of both sides.</summary>
    /// <param name="left">The side on the left, never a literal beside something else.</param>
    /// <param name="right">What it is compared with.</param>
    public (string Left, string Right) Sides(Expression left, Expression right)
    {
        var value = expressions.Compile(left);
        if (right is Literal literal)
            return Beside(left, value, literal);
        var other = expressions.Compile(right);
        var fits = (value.IsText && other.IsText) || (value.IsNumber && other.IsNumber)
            || value.Type is null || value.Type == other.Type;
        if (!fits)
        {
            throw Unlike(left, value, right, $"{ColumnNames.Of(right)}, which is {Messages.NameOf(other.Type!.Value)}", KindOf(value));
        }

        return (value.Utc ?? value.Comparable, other.Utc ?? other.Sql);
    }

    private (string Left, string Right) Beside(Expression left, SqlExpression value, Literal literal) => literal switch
    {
        NullLiteral => (value.Comparable, "NULL"),
        _ when value.Type is null => (value.Sql, expressions.Compile(literal).Sql),
        NumberLiteral number when value.IsNumber => (value.Sql, parameters.Add(number.Value)),
        BooleanLiteral boolean when value.Type == SbqlType.Boolean => (value.Sql, parameters.Add((object)boolean.Value)),
        TextLiteral text => BesideText(left, value, text),
        NumberLiteral or BooleanLiteral =>
            throw Unlike(left, value, literal, $"{(literal is NumberLiteral ? "the number " : "")}{ColumnNames.Of(literal)}", Wanted(value)),
        _ => throw new InvalidOperationException($"There is no literal {literal.GetType().Name}."),
    };

    private (string Left, string Right) BesideText(Expression left, SqlExpression value, TextLiteral text)
    {
        switch (value)
        {
            case { Form: TextForm.Day }:
                return (value.Sql, Parameter(text, DatetimeText.Day(text.Value), DatetimeText.DayExample));
            case { Form: TextForm.TimeOfDay }:
                return (value.Sql, Parameter(text, DatetimeText.TimeOfDay(text.Value), DatetimeText.TimeExample));
            case { IsText: true }:
                return (value.Comparable, parameters.Add((object)text.Value));
            case { Type: SbqlType.Datetime }:
                var datetime = DatetimeText.Datetime(text.Value);
                var parameter = Parameter(text, datetime?.Text, DatetimeText.Example);
                return (datetime!.Value.IsInstant ? value.Utc! : value.Wall, parameter);
            case { Type: SbqlType.Boolean } when bool.TryParse(text.Value, out var boolean):
                return (value.Sql, parameters.Add((object)boolean));
            default:
                throw Unlike(left, value, text, $"the text {ColumnNames.Of(text)}", Wanted(value));
        }
    }

    private string Parameter(TextLiteral text, string? read, string expected) =>
        read is not null
            ? parameters.Add((object)read)
            : throw SbqlErrorException.At(
                text.Span, $"{ColumnNames.Of(text)} cannot be read: expected {expected}.", expected, DiagnosticRules.UnreadableValue);

    private static SbqlErrorException Unlike(
        Expression left, SqlExpression value, Expression right, string other, string expected)
    {
        var message = $"{ColumnNames.Of(left)} is {KindOf(value)}, so it cannot be compared with {other}: expected {expected}.";
        return SbqlErrorException.At(right.Span, message, expected, DiagnosticRules.WrongType);
    }

    private static string KindOf(SqlExpression value) => Messages.NameOf(value.Type!.Value);

    private static string Wanted(SqlExpression value) => value.Type switch
    {
        SbqlType.Int or SbqlType.Decimal => "a number without quotes such as 100",
        SbqlType.Boolean => "TRUE or FALSE",
        SbqlType.Datetime => DatetimeText.Example,
        SbqlType.Uuid => "a UUID in single quotes",
        _ => "a text in single quotes such as 'accepted'",
    };
}
