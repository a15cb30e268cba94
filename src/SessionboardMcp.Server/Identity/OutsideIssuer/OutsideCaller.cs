using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>The caller of one request, once the token is known to be good.</summary>
internal sealed class OutsideCaller
{
    private Caller? _caller;

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">The request was not authenticated: wiring is missing.</exception>
    public Caller Caller => _caller ?? throw new InvalidOperationException("No caller was established for the request.");

    /// <summary>Establishes the caller.</summary>
    public void Establish(Caller caller) => _caller = caller;
}
