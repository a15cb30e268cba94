namespace SessionboardMcp.Breaks;

/// <summary>The breaks cannot be run at all. The message says why, for a person.</summary>
internal sealed class BreaksException(string message) : Exception(message);
