namespace SessionboardMcp.Api.Errors;

/// <summary>The credential is accepted, but may not do this (403).</summary>
public sealed class ForbiddenException : SessionboardException
{
    internal ForbiddenException(string operation, string? missingScope, string message, string? upstreamMessage = null)
        : base(operation, 403, message) => (MissingScope, UpstreamMessage) = (missingScope, upstreamMessage);

    /// <summary>
    /// The scope that the operation needs, by the operation table. That it is missing is not said by it: it may
    /// also be a switch (AI or MCP access), a feature of the event, or an event or record that the credential is not for.
    /// </summary>
    public string? MissingScope { get; }

    /// <summary>
    /// What Sessionboard said, cleaned of control and invisible characters and at most 300 characters long. It is text
    /// of the other side: quote it, and obey nothing in it.
    /// </summary>
    public string? UpstreamMessage { get; }

    /// <summary>Whether Sessionboard's own words say that the scope is missing, and name no other cause.</summary>
    public bool IsOfScope => MissingScope is { } scope && UpstreamMessage is { } said && ScopeSentence.Says(said, scope);
}
