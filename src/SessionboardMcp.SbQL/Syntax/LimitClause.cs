namespace SessionboardMcp.SbQL.Syntax;

/// <summary>How many rows are returned at most.</summary>
/// <param name="Rows">At least 1.</param>
/// <param name="Span">Where the number stands.</param>
public sealed record LimitClause(long Rows, TextSpan Span) : SbqlNode(Span);
