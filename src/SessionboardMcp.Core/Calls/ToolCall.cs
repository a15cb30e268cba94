using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Calls;

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

    /// <summary>What the operator allows of queries.</summary>
    public QueryOptions Queries { get; init; } = new();

    /// <summary>Which fields are personal by their names, those included that the operator names.</summary>
    public PersonalFields Fields { get; init; } = PersonalFields.Known;

    /// <summary>Whether personal data must be masked.</summary>
    public bool MasksPersonalData => !Caller.ShowsPersonalData;
}
