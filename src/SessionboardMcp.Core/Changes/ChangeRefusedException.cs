namespace SessionboardMcp.Core.Changes;

/// <summary>Nothing was changed, and nothing waits. The message says why, and what to do instead.</summary>
/// <param name="message">A sentence for the model, without anything that a stranger wrote but between quotation marks.</param>
internal sealed class ChangeRefusedException(string message) : Exception(message);
