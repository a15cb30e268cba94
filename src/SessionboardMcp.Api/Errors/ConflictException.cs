namespace SessionboardMcp.Api.Errors;

/// <summary>Somebody else was faster: the record is no longer what the change was made against (409, 412).</summary>
public sealed class ConflictException : SessionboardException
{
    internal ConflictException(string operation, int status, string message)
        : base(operation, status, message)
    {
    }
}
