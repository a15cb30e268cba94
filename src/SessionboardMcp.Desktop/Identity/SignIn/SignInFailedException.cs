namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Nobody was signed in. The message says why, for a person.</summary>
internal sealed class SignInFailedException(string message, Exception? cause = null) : Exception(message, cause);
