using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>One call of a tool, with all that it may use.</summary>
/// <param name="Arguments">The arguments, read.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Client">Sessionboard, under the caller's own rights.</param>
/// <param name="Receipts">Makes the receipt of the answer.</param>
/// <param name="Time">The clock.</param>
internal sealed record ToolCall(ToolArguments Arguments, Caller Caller, ISessionboardClient Client, ReceiptWriter Receipts, TimeProvider Time)
{
    /// <summary>What the operator configured of the tools.</summary>
    public ToolsOptions Options { get; init; } = new();

    /// <summary>Whether personal data must be masked.</summary>
    public bool MasksPersonalData => !Caller.ShowsPersonalData;
}
