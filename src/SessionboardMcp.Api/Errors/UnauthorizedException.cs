namespace SessionboardMcp.Api.Errors;

/// <summary>The credential is not accepted (401), or may not be sent to the configured host at all.</summary>
public sealed class UnauthorizedException : SessionboardException
{
    internal UnauthorizedException(string operation, string message, int? status = null)
        : base(operation, status, message)
    {
    }
}
