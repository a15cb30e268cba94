using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Finds aggregates in values.</summary>
internal static class Aggregates
{
    /// <summary>The first aggregate in an expression, if there is one.</summary>
    public static AggregateExpression? FirstIn(Expression expression) => expression switch
    {
        AggregateExpression aggregate => aggregate,
        FunctionExpression function => function.Arguments.Select(FirstIn).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
