namespace SessionboardMcp.Api.Errors;

/// <summary>
/// Sessionboard could not be reached, failed (5xx), broke off, redirected, or sent something that is not its JSON.
/// </summary>
public sealed class UpstreamUnavailableException : SessionboardException
{
    internal UpstreamUnavailableException(
        string operation, int? status, bool isTransient, string message, Exception? cause = null)
        : base(operation, status, message, cause) => IsTransient = isTransient;

    internal override bool IsTransient { get; }

    /// <summary>
    /// Whether the answer says success, but is a web page, as a machine in between sends one, or is about another record: it proves nothing about
    /// what was asked.
    /// </summary>
    public bool IsForeign { get; internal init; }

    /// <summary>
    /// Whether it is the sign-in that could not be had or renewed: nothing was asked of the API then, and the message says what to do.
    /// </summary>
    public bool IsOfSignIn { get; private init; }

    /// <summary>
    /// Signing in, or renewing a sign-in, did not come to an end. It is not tried again by itself: a refresh token that is sent
    /// twice can look stolen.
    /// </summary>
    /// <param name="message">What happened and what to do, for a person.</param>
    /// <param name="cause">Why; nothing of it is shown.</param>
    /// <returns>The exception to throw.</returns>
    public static UpstreamUnavailableException OfSignIn(string message, Exception? cause = null) =>
        new("SignIn", status: null, isTransient: false, message, cause) { IsOfSignIn = true };
}
