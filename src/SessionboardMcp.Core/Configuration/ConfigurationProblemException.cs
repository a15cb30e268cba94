namespace SessionboardMcp.Core.Configuration;

/// <summary>A setting that keeps the program from starting. The message names it and says what to do; it holds no secret.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">Why; nothing of it is shown.</param>
public sealed class ConfigurationProblemException(string message, Exception? cause = null) : Exception(message, cause);
