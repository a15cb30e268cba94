using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;

namespace SessionboardMcp.Core.Tools;

/// <summary>
/// A tool that changes something. It is only its arguments and its plan: the <see cref="ChangePipeline"/> decides, sends and keeps, alike for all.
/// </summary>
/// <param name="name">The tool's name; never changed, clients keep it.</param>
/// <param name="title">The name for people.</param>
/// <param name="description">What it is for, when a person is asked, what comes back: under 400 characters.</param>
/// <param name="action">What it does with a record, which gives the hints.</param>
/// <param name="scopes">All scopes that a call needs.</param>
/// <param name="inputs">The arguments.</param>
internal abstract class ChangeTool(string name, string title, string description, RecordAction action, IReadOnlyList<string> scopes, ToolInputs inputs)
    : SessionboardTool(name, title, description, HintsOf(action), scopes, inputs)
{
    /// <inheritdoc/>
    public override string? WhyOff(IServiceProvider services) => WritesSwitch.WhyOff(services);

    /// <inheritdoc/>
    public sealed override bool IsShownTo(Caller caller) => base.IsShownTo(caller) && caller.Scopes.Overlaps(EitherScopes.Count > 0 ? EitherScopes : Scopes.AllWrite);

    /// <inheritdoc/>
    protected sealed override async Task<CallToolResult> RespondAsync(
        ToolCall call, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        // What waits already is told without a look at Sessionboard.
        await Entrance.StillOpenAsync(call, cancellationToken);
        var services = request.Services!;
        var (page, window) = (services.GetService<ChangePage>(), services.GetService<IApprovalWindow>());
        var (change, plan) = await MadeAsync(call, request, services, page is not null || window is { CanShow: true }, cancellationToken);
        if (plan?.Answer is { } alone && change.Records.Count == 0)
            return alone(null).ToResult();
        var place = change.State == ChangeState.Waiting && window is { CanShow: true } ? await window.ShowAsync(change, cancellationToken) : null;
        var told = Answered(call, change, page, place);
        return (plan?.Answer?.Invoke(told) ?? told).ToResult();
    }

    /// <summary>Where what a call would do comes from.</summary>
    internal virtual ChangeContent Content => ChangeContent.Given;

    /// <summary>What the call would do. Nothing is written here.</summary>
    /// <param name="call">The call.</param>
    /// <param name="changes">The change sets of the connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    protected abstract Task<ChangePlan> PlanAsync(ToolCall call, ChangeReader changes, CancellationToken cancellationToken);

    // The plan is there where this call made it: what waits already is planned by nobody again.
    private async Task<(ChangeSet Change, ChangePlan? Plan)> MadeAsync(
        ToolCall call, RequestContext<CallToolRequestParams> request, IServiceProvider services, bool canShow, CancellationToken cancellationToken)
    {
        var person = services.GetRequiredService<PersonAsked>();
        // A call that brings an answer is about what waits, and plans nothing.
        if (request.Params.RequestState is not null)
            return (await person.HearAsync(call.Caller.Subject, Fingerprint.Of(ProtocolTool.Name, call.Arguments.Given), request.Params, call.Client, cancellationToken), null);
        ChangePlan? plan = null;
        var change = await services.GetRequiredService<ChangePipeline>().SubmitAsync(
            call.Caller,
            call.Client,
            ProtocolTool.Name,
            call.Arguments.Given,
            Content,
            async token =>
            {
                plan = await PlanAsync(call, services.GetRequiredService<ChangeReader>(), token);
                services.GetRequiredService<RefusedWrites>().Require(call.Caller.Subject, plan);
                return plan;
            },
            canWait: made => canShow || person.CanAnswer(request.Server, made, call.MasksPersonalData),
            cancellationToken);
        return (await person.AskAsync(request, change, call.Client, call.MasksPersonalData, cancellationToken), plan);
    }

    private static Answers.TableAnswer Answered(ToolCall call, ChangeSet change, ChangePage? page, string? place) =>
        ChangeAnswer.Of(change, 1, page?.Of(change.Id), call.Receipts.Write(call.Caller, call.Client, change.SentAt ?? change.CreatedAt, category: null), call.MasksPersonalData, place);

    // MCP 2026-07-28, ToolAnnotations: destructive is what takes away or overwrites what was there.
    private static ToolAnnotations HintsOf(RecordAction action) => new()
    {
        ReadOnlyHint = false,
        DestructiveHint = action is RecordAction.Update or RecordAction.Delete or RecordAction.Commit,
        // That it is not idempotent is what clients take for granted, and would cost two hundred tokens of the list.
        OpenWorldHint = false,
    };
}
