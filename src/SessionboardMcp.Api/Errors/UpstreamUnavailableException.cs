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
    /// Signing in, or renewing a sign-in, did not come to an end. It is not tried again by itself: a refresh token that is sent
    /// twice can look stolen.
    /// </summary>
    /// <param name="message">What happened and what to do, for a person.</param>
    /// <param name="cause">Why; nothing of it is shown.</param>
    /// <returns>The exception to throw.</returns>
    public static UpstreamUnavailableException OfSignIn(string message, Exception? cause = null) =>
        new("SignIn", status: null, isTransient: false, message, cause);

    /// <summary>The same, where it is not Sessionboard that is away but what this program keeps the sign-in in.</summary>
    /// <param name="message">What happened and what to do, for the assistant that asked: it names nobody and no place.</param>
    /// <returns>The exception to throw.</returns>
    public static UpstreamUnavailableException OfKeptSignIn(string message) =>
        new("SignIn", status: null, isTransient: false, message) { Told = message };

    /// <summary>What the assistant that asked is told; null where that is only that Sessionboard is away.</summary>
    public string? Told { get; private init; }
}
