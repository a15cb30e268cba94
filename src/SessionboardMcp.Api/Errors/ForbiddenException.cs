namespace SessionboardMcp.Api.Errors;

/// <summary>The credential is accepted, but may not do this (403).</summary>
public sealed class ForbiddenException : SessionboardException
{
    internal ForbiddenException(string operation, string? missingScope, string message)
        : base(operation, 403, message) => MissingScope = missingScope;

    /// <summary>
    /// The scope that the operation needs, by the operation table. Sessionboard does not say what was missing; it may
    /// also be a switch (AI or MCP access) or an event that the credential is not for.
    /// </summary>
    public string? MissingScope { get; }
}
