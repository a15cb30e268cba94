namespace SessionboardMcp.SbQL.Syntax;

/// <summary>One term of <c>ORDER BY</c>.</summary>
/// <param name="Expression">An alias, a path or a function, never a literal.</param>
/// <param name="Descending">Whether <c>DESC</c> is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OrderItem(Expression Expression, bool Descending, TextSpan Span) : SbqlNode(Span);
