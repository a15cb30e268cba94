namespace SessionboardMcp.Api.Errors;

/// <summary>What was asked for does not exist, or not for this credential (404, 410).</summary>
public sealed class NotFoundException : SessionboardException
{
    internal NotFoundException(string operation, int status, string message)
        : base(operation, status, message)
    {
    }
}
