namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A value that is written in the query.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record Literal(TextSpan Span) : Expression(Span);

/// <summary>A text in single quotes; also how dates are written.</summary>
/// <param name="Value">The text, without quotes and with doubled quotes made one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TextLiteral(string Value, TextSpan Span) : Literal(Span);

/// <summary>A number.</summary>
/// <param name="Value">Its value, of 28 digits at most.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NumberLiteral(decimal Value, TextSpan Span) : Literal(Span);

/// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
/// <param name="Value">Which of them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record BooleanLiteral(bool Value, TextSpan Span) : Literal(Span);

/// <summary><c>NULL</c>; compared with anything it is neither true nor false.</summary>
/// <param name="Span">Where it stands.</param>
public sealed record NullLiteral(TextSpan Span) : Literal(Span);
