namespace SessionboardMcp.Core.Configuration;

/// <summary>A setting that keeps the program from starting. The message names it and says what to do; it holds no secret.</summary>
public sealed class ConfigurationProblemException(string message) : Exception(message);
