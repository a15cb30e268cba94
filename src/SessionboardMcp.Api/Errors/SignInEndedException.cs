namespace SessionboardMcp.Api.Errors;

/// <summary>The sign-in behind a credential has ended, and only the person can begin a new one. The message says how.</summary>
public sealed class SignInEndedException : SessionboardException
{
    /// <summary>Says so.</summary>
    /// <param name="message">What happened and what to do, for a person; it holds no secret.</param>
    /// <param name="cause">Why; nothing of it is shown.</param>
    public SignInEndedException(string message, Exception? cause = null)
        : base("SignIn", status: null, message, cause)
    {
    }
}
