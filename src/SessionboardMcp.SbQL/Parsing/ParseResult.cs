using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>A parsed query or the first error: exactly one of the two is there.</summary>
/// <param name="Query">The query; null when there is an error.</param>
/// <param name="Error">The error; null when the text is a query.</param>
public sealed record ParseResult(SbqlQuery? Query, SbqlError? Error);
