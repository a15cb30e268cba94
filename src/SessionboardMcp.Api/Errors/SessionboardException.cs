namespace SessionboardMcp.Api.Errors;

/// <summary>
/// Why a call of Sessionboard failed. The message is written here, for a person; nothing of what the other side sent is
/// in it.
/// </summary>
public abstract class SessionboardException : Exception
{
    private protected SessionboardException(string operation, int? status, string message, Exception? cause = null)
        : base(message, cause)
    {
        Operation = operation;
        Status = status;
    }

    /// <summary>The operation that failed, by its name in the operation table.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status that Sessionboard answered with; null when no answer came.</summary>
    public int? Status { get; }

    /// <summary>Whether the same call may well succeed in a moment.</summary>
    internal virtual bool IsTransient => false;
}
