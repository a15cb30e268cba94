namespace SessionboardMcp.Core.Surface;

/// <summary>The sets of tools that a client's own address asks for, as in <c>/mcp?toolsets=insights,agenda</c>. A host that has addresses registers it for each request.</summary>
/// <param name="Names">What stands there, as it was written.</param>
public sealed record AskedToolSets(IReadOnlyList<string?> Names);
