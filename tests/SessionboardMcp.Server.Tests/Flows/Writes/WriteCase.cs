using System.Text.Json;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>One tool that changes something: a right call, where what it wrote is read again, and a wrong call.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Prepare">Makes what the call is about, by other tools; a word makes it like no other.</param>
/// <param name="Wrong">The arguments of a call that cannot be right.</param>
/// <param name="Says">What is said to it.</param>
internal sealed record WriteCase(string Tool, Func<WritingAssistant, string, Task<PreparedWrite?>> Prepare, object Wrong, string Says);

/// <summary>A call that can be made now.</summary>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Read">The tool that reads what it wrote.</param>
/// <param name="ReadArguments">The arguments of that.</param>
/// <param name="Shows">Whether the answer shows that it was written.</param>
internal sealed record PreparedWrite(object Arguments, string Read, object ReadArguments, Func<JsonElement, bool> Shows)
{
    /// <summary>Why it cannot be put back; null where it can.</summary>
    public string? NotUndoable { get; init; }
}
