namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A column of <c>INCLUDE</c> or <c>SELECT</c>.</summary>
/// <param name="Expression">What it holds.</param>
/// <param name="Alias">What follows <c>AS</c>, if anything.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ColumnItem(Expression Expression, Identifier? Alias, TextSpan Span) : SbqlNode(Span);
