namespace SessionboardMcp.SbQL.Syntax;

/// <summary>Something that a record or group fulfils or not.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record Condition(TextSpan Span) : SbqlNode(Span);

/// <summary>Conditions of which all or one must hold. A long chain is one node, not a deep tree.</summary>
/// <param name="All">Whether they are joined by <c>AND</c>, else by <c>OR</c>.</param>
/// <param name="Conditions">At least two.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LogicalCondition(bool All, IReadOnlyList<Condition> Conditions, TextSpan Span) : Condition(Span);

/// <summary><c>NOT</c> before a condition.</summary>
/// <param name="Inner">What must not hold.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NotCondition(Condition Inner, TextSpan Span) : Condition(Span);

/// <summary>Two values compared.</summary>
/// <param name="Left">The value on the left.</param>
/// <param name="Operator">How they are compared.</param>
/// <param name="Right">The value on the right.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ComparisonCondition(Expression Left, ComparisonOperator Operator, Expression Right, TextSpan Span)
    : Condition(Span);

/// <summary><c>x IN (…)</c> or <c>x NOT IN (…)</c>.</summary>
/// <param name="Left">The value looked for.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Values">The list, at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record InCondition(Expression Left, bool Negated, IReadOnlyList<Literal> Values, TextSpan Span)
    : Condition(Span);

/// <summary><c>x BETWEEN a AND b</c>, both ends included, or <c>NOT BETWEEN</c>.</summary>
/// <param name="Left">The value looked at.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Span">Where it stands.</param>
public sealed record BetweenCondition(Expression Left, bool Negated, Expression Low, Expression High, TextSpan Span)
    : Condition(Span);

/// <summary><c>x LIKE 'a%'</c> or <c>NOT LIKE</c>: <c>%</c> is any text, <c>_</c> any one character, case does not matter.</summary>
/// <param name="Left">The text looked at.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LikeCondition(Expression Left, bool Negated, TextLiteral Pattern, TextSpan Span) : Condition(Span);

/// <summary><c>x IS NULL</c> or <c>x IS NOT NULL</c>.</summary>
/// <param name="Left">The value looked at.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NullCondition(Expression Left, bool Negated, TextSpan Span) : Condition(Span);

/// <summary><c>x CONTAINS 'a'</c>, <c>x STARTS WITH 'a'</c>, <c>x ENDS WITH 'a'</c>, or with <c>NOT</c>; case does not matter.</summary>
/// <param name="Left">The text looked at.</param>
/// <param name="Match">Where the part must occur.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Part">What must occur, taken as it is: <c>%</c> is a percent sign.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MatchCondition(Expression Left, TextMatch Match, bool Negated, TextLiteral Part, TextSpan Span)
    : Condition(Span);

/// <summary>
/// <c>x IS EMPTY</c> or <c>x IS NOT EMPTY</c>: text that is null or has no characters, another value that is null, or a relationship
/// that leads to no record.
/// </summary>
/// <param name="Left">The value looked at, or a path that ends with a relationship.</param>
/// <param name="Negated">Whether <c>NOT</c> is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EmptyCondition(Expression Left, bool Negated, TextSpan Span) : Condition(Span);

/// <summary>A boolean that stands alone: <c>WHERE is_public</c>.</summary>
/// <param name="Value">What must be true.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TruthCondition(Expression Value, TextSpan Span) : Condition(Span);
