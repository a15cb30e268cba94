namespace SessionboardMcp.Api.Errors;

/// <summary>Sessionboard took longer than the configured time, all tries included.</summary>
public sealed class DeadlineExceededException : SessionboardException
{
    internal DeadlineExceededException(string operation, string message, Exception? cause = null)
        : base(operation, null, message, cause)
    {
    }
}
