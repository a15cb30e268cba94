namespace SessionboardMcp.SbQL.Syntax;

/// <summary>A name as the query writes it.</summary>
/// <param name="Text">The name, without its quotes.</param>
/// <param name="Quoted">Whether it stood in double quotes or backticks.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Identifier(string Text, bool Quoted, TextSpan Span) : SbqlNode(Span);
