namespace SessionboardMcp.SbQL.Syntax;

/// <summary>Something that has a value.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record Expression(TextSpan Span) : SbqlNode(Span);

/// <summary>A field, an alias, or a field behind relationships: <c>title</c>, <c>track.name</c>, <c>session.track.name</c>.</summary>
/// <param name="Parts">The names between the dots, at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PathExpression(IReadOnlyList<Identifier> Parts, TextSpan Span) : Expression(Span)
{
    /// <summary>The names with dots between them, without quotes.</summary>
    public string Text => string.Join('.', Parts.Select(part => part.Text));
}

/// <summary>A function of one row, such as <c>UPPER(title)</c>.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Arguments">Its arguments, at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record FunctionExpression(ScalarFunction Function, IReadOnlyList<Expression> Arguments, TextSpan Span)
    : Expression(Span);

/// <summary>A function of many rows, such as <c>COUNT(DISTINCT track.id)</c>.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Distinct">Whether equal values count once; only with <c>COUNT</c>.</param>
/// <param name="Argument">What it is taken of; null for <c>COUNT(*)</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AggregateExpression(AggregateFunction Function, bool Distinct, Expression? Argument, TextSpan Span)
    : Expression(Span);
