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
}
