using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_change</c>: what became of a change. It is of use only where something can be changed, and is shown only there.</summary>
internal sealed class GetChangeTool() : SessionboardTool(
    "get_change",
    "Look at a change",
    "Tells where a change stands: waiting for a person, applied, refused, expired; what was written of each field, and whether it can be undone. "
    + "Call it after the person has decided, and after an unknown outcome: it looks that up. Without change_id: the latest one, and the ids of those before.",
    new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    [Scopes.ReadInsights],
    new ToolInputs(Id, PageInput))
{
    /// <summary>The change that is meant.</summary>
    internal static readonly ToolInput Id = ToolInput.Text("change_id", "As an answer told it.", "q8T0uYw1QmCkZr7n2bXJ4g") with { Max = 60 };

    private const int Earlier = 10;

    private static readonly ToolInput PageInput = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 1_000, TellsBounds = false };

    /// <inheritdoc/>
    public override string? WhyOff(IServiceProvider services) => WritesSwitch.WhyOff(services);

    /// <inheritdoc/>
    public override bool IsShownTo(Caller caller) => base.IsShownTo(caller) && caller.Scopes.Overlaps(Scopes.AllWrite);

    /// <summary>The change that a call names.</summary>
    /// <exception cref="InvalidArgumentException">The connection has none of that id.</exception>
    internal static async Task<ChangeSet> NamedAsync(ToolCall call, ChangeReader changes, string id, CancellationToken cancellationToken) =>
        await changes.FindAsync(call.Caller.Subject, id, call.Client, cancellationToken)
        ?? throw new InvalidArgumentException($"Argument `{Id.Name}`: this connection made no change with the id {StrangersText.Quoted(id, masks: false, 60)} in the last 30 days. Call get_change without it for the latest ones.");

    /// <inheritdoc/>
    protected override async Task<CallToolResult> RespondAsync(
        ToolCall call, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var services = request.Services!;
        await Entrance.StillOpenAsync(call, cancellationToken);
        var changes = services.GetRequiredService<ChangeReader>();
        var given = call.Arguments.Text(Id.Name);
        var known = given is null ? await changes.ListAsync(call.Caller.Subject, cancellationToken) : [];
        if (given is null && known.Count == 0)
            return None(call).ToResult();
        var change = await NamedAsync(call, changes, given ?? known[0].Id, cancellationToken);
        var place = services.GetService<IApprovalWindow>() is { CanShow: true } window ? window.Reminder : null;
        var answer = ChangeAnswer.Of(
            change, call.Arguments.Integer(PageInput.Name) ?? 1, services.GetService<ChangePage>()?.Of(change.Id), ReceiptOf(call), call.MasksPersonalData, place);
        return (answer with { Notices = [.. answer.Notices, .. known.Skip(1).Take(Earlier).Select(Line)] }).ToResult();
    }

    private static TableAnswer None(ToolCall call) => new(ChangeAnswer.Columns, [], 0, ReceiptOf(call))
    {
        Notices = ["This connection changed nothing in the last 30 days."],
    };

    private static string Line(ChangeSet change) => $"Before that: {change.Id}, {ChangeWords.Of(change.State)}: {change.Summary}";

    private static Receipt ReceiptOf(ToolCall call) => call.Receipts.Write(call.Caller, call.Client, call.Time.GetUtcNow(), category: null);
}
