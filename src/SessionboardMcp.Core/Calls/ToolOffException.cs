namespace SessionboardMcp.Core.Calls;

/// <summary>A tool that nobody can use on this server was called all the same. The message says why.</summary>
/// <param name="message">A sentence for the model.</param>
internal sealed class ToolOffException(string message) : Exception(message);
