using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Compiles values.</summary>
internal sealed class ExpressionCompiler(PathResolver paths, ParameterList parameters)
{
    public SqlExpression Compile(Expression expression) => expression switch
    {
        PathExpression path => Field(path),
        AggregateExpression aggregate => Aggregate(aggregate),
        FunctionExpression function => Function(function),
        TextLiteral text => new SqlExpression(parameters.Add((object)text.Value), SbqlType.Text),
        NumberLiteral number => new SqlExpression(parameters.Add(number.Value), SbqlType.Decimal),
        BooleanLiteral boolean => new SqlExpression(parameters.Add((object)boolean.Value), SbqlType.Boolean),
        NullLiteral => new SqlExpression("NULL", null),
        _ => throw new InvalidOperationException($"There is no expression {expression.GetType().Name}."),
    };

    private SqlExpression Field(PathExpression path)
    {
        var (source, field) = paths.Resolve(path);
        return new SqlExpression(source.Column(field), field.Type)
        {
            ContainsPii = field.ContainsPii,
            Utc = field.Type == SbqlType.Datetime ? source.UtcColumn(field) : null,
        };
    }

    private SqlExpression Aggregate(AggregateExpression aggregate)
    {
        if (aggregate.Argument is null)
            return new SqlExpression("COUNT(*)", SbqlType.Int);
        if (Aggregates.FirstIn(aggregate.Argument) is { } inner)
        {
            var text = ColumnNames.Of(inner);
            throw SbqlErrorException.At(inner.Span, $"{text} stands inside another aggregate: expected a column.", "a column");
        }

        var argument = Compile(aggregate.Argument);
        var name = aggregate.Function.ToString().ToUpperInvariant();
        if (aggregate.Function is AggregateFunction.Sum or AggregateFunction.Avg)
            Require(argument.IsNumber, aggregate.Argument, argument, name, "a number");
        var distinct = aggregate.Distinct ? "DISTINCT " : "";
        var sql = $"{name}({distinct}{argument.Comparable})";
        // The earliest by the instant, shown by the wall: behind the 20 characters of the one stands the other.
        if (argument.Utc is { } instant && aggregate.Function is AggregateFunction.Min or AggregateFunction.Max)
            sql = $"substr({name}({instant} || '|' || {argument.Sql}), 22)";
        // A count shows nothing of what it counts.
        if (aggregate.Function == AggregateFunction.Count)
            return new SqlExpression(sql, SbqlType.Int);
        return new SqlExpression(sql, aggregate.Function == AggregateFunction.Avg ? SbqlType.Decimal : argument.Type)
        {
            ContainsPii = argument.ContainsPii,
            Form = argument.Form,
            Utc = argument.Utc is { } utc ? $"{name}({utc})" : null,
        };
    }

    private SqlExpression Function(FunctionExpression function)
    {
        var name = ColumnNames.Of(function.Function);
        var most = function.Function switch
        {
            ScalarFunction.Round or ScalarFunction.FormatDate => 2,
            // What else it may take is for DateRange to say.
            ScalarFunction.DateRange => int.MaxValue,
            _ => 1,
        };
        if (function.Arguments.Count > most)
        {
            var expected = function.Function switch
            {
                ScalarFunction.Round => "a column and a number of decimals",
                ScalarFunction.FormatDate => "a column and a format",
                _ => "one argument",
            };
            throw SbqlErrorException.At(
                function.Arguments[most].Span, $"{name} has too many arguments: expected {expected}.", expected, DiagnosticRules.WrongType);
        }

        var argument = Compile(function.Arguments[0]);
        var (fits, wanted) = function.Function switch
        {
            ScalarFunction.Upper or ScalarFunction.Lower => (argument.Type == SbqlType.Text, "text"),
            ScalarFunction.Round => (argument.IsNumber, "a number"),
            _ => (argument.Type == SbqlType.Datetime, "a datetime"),
        };
        Require(fits, function.Arguments[0], argument, name, wanted);
        return Call(function, argument, name) with { ContainsPii = argument.ContainsPii };
    }

    private SqlExpression Call(FunctionExpression function, SqlExpression argument, string name) => function.Function switch
    {
        ScalarFunction.Upper or ScalarFunction.Lower => new SqlExpression($"{name}({argument.Sql})", SbqlType.Text),
        ScalarFunction.Round => new SqlExpression($"ROUND({argument.Sql}{Decimals(function)})", SbqlType.Decimal),
        ScalarFunction.Date => new SqlExpression($"substr({argument.Sql}, 1, 10)", SbqlType.Text) { Form = TextForm.Day },
        ScalarFunction.Time =>
            new SqlExpression($"substr({argument.Sql}, 12, 8)", SbqlType.Text) { Form = TextForm.TimeOfDay },
        ScalarFunction.Month => new SqlExpression($"CAST(substr({argument.Sql}, 6, 2) AS INTEGER)", SbqlType.Int),
        ScalarFunction.Year => new SqlExpression($"CAST(substr({argument.Sql}, 1, 4) AS INTEGER)", SbqlType.Int),
        ScalarFunction.DayOfWeek => new SqlExpression(Weekday(argument), SbqlType.Text),
        ScalarFunction.DateRange => new SqlExpression(DateRange.Sql(function, argument, parameters), SbqlType.Boolean),
        ScalarFunction.FormatDate => new SqlExpression(DatetimeFormat.Sql(function, argument, parameters), SbqlType.Text),
        _ => throw new InvalidOperationException($"There is no function {function.Function}."),
    };

    private string Decimals(FunctionExpression round)
    {
        if (round.Arguments.Count == 1)
            return "";
        const string Expected = "a whole number from 0 to 15";
        return round.Arguments[1] is NumberLiteral { Value: >= 0 and <= 15 } number && number.Value == decimal.Truncate(number.Value)
            ? $", {parameters.Add(number.Value)}"
            : throw SbqlErrorException.At(
                round.Arguments[1].Span, $"ROUND takes decimals second: expected {Expected}.", Expected, DiagnosticRules.WrongType);
    }

    private static string Weekday(SqlExpression datetime)
    {
        string[] names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
        var cases = string.Concat(names.Select((name, day) => $" WHEN '{day}' THEN '{name}'"));
        return $"CASE strftime('%w', {datetime.Wall}){cases} END";
    }

    private static void Require(bool fits, Expression written, SqlExpression argument, string name, string wanted)
    {
        if (fits)
            return;
        var actual = argument.Type is { } type ? $", which is {Messages.NameOf(type)}" : "";
        var message = $"{name} cannot take {ColumnNames.Of(written)}{actual}: expected {wanted}.";
        throw SbqlErrorException.At(written.Span, message, wanted, DiagnosticRules.WrongType);
    }
}
