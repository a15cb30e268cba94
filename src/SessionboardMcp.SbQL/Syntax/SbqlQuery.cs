namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A whole query.</summary>
/// <param name="Dialect">How it is written.</param>
/// <param name="Entity">What follows <c>FIND</c> or <c>FROM</c>.</param>
/// <param name="Span">Where it stands, without what surrounds it.</param>
public sealed record SbqlQuery(QueryDialect Dialect, Identifier Entity, TextSpan Span) : SbqlNode(Span)
{
    /// <summary>The entities of <c>JOIN</c>, in order; only in the dialect <c>SELECT</c>.</summary>
    public IReadOnlyList<Identifier> Joins { get; init; } = [];

    /// <summary>Whether equal rows are returned once.</summary>
    public bool Distinct { get; init; }

    /// <summary>The columns; empty where none are named or <c>*</c> is written, which asks for the entity's default columns.</summary>
    public IReadOnlyList<ColumnItem> Columns { get; init; } = [];

    /// <summary>Which records count, if not all.</summary>
    public Condition? Where { get; init; }

    /// <summary>What <c>GROUP BY</c> groups by: paths and functions, never literals.</summary>
    public IReadOnlyList<Expression> GroupBy { get; init; } = [];

    /// <summary>Which groups count, if not all.</summary>
    public Condition? Having { get; init; }

    /// <summary>The order of the rows, most important first.</summary>
    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    /// <summary>How many rows are returned at most, if that is limited.</summary>
    public LimitClause? Limit { get; init; }

    /// <summary>
    /// The column of the result whose values become columns, if any. Assumed: Sessionboard's builder and its request have a pivot, and
    /// how it is written in a query is not published.
    /// </summary>
    public Expression? Pivot { get; init; }
}
