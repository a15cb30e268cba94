namespace SessionboardMcp.SbQL.Syntax;

/// <summary>Anything that a query consists of.</summary>
/// <param name="Span">Where it stands in the text.</param>
public abstract record SbqlNode(TextSpan Span);
