using System.Text.Json;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// The one way by which a tool changes something: its plan becomes a change set, which is done at once or waits for a person. There is no way
/// here by which what waits could be approved; see <see cref="ChangeDecision"/>.
/// </summary>
internal sealed class ChangePipeline(IChangeStore store, ChangeSender sender, ChangeReader reader, IOptions<WritesOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    private static readonly TimeSpan Refused = TimeSpan.FromHours(1);

    /// <summary>Plans a change, and does it where the rules allow.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="client">Sessionboard, under the caller's rights.</param>
    /// <param name="tool">The tool that was called.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="plan">Reads what there is and makes the plan; not called where the same change waits already.</param>
    /// <param name="cancellationToken">The caller's own. What has begun to be sent goes on without it.</param>
    /// <exception cref="ChangeRefusedException">It is off, or a person refused the same just now.</exception>
    /// <exception cref="TooManyWaitingException">So many wait already.</exception>
    public async Task<ChangeSet> SubmitAsync(
        Caller caller,
        ISessionboardClient client,
        string tool,
        IDictionary<string, JsonElement>? arguments,
        Func<CancellationToken, Task<ChangePlan>> plan,
        CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            throw new ChangeRefusedException("Nothing was changed: the operator of this server has switched changes off (Writes:Enabled).");
        var fingerprint = Fingerprint.Of(tool, arguments);
        var now = time.GetUtcNow();
        var earlier = await store.ListAsync(caller.Subject, cancellationToken);
        if (earlier.FirstOrDefault(change => change.Fingerprint == fingerprint && IsWaiting(change, now)) is { } waiting)
            return waiting;
        // What may have been written is looked for first: sent again, it would be there twice.
        if (earlier.FirstOrDefault(change => change.Fingerprint == fingerprint && IsOpen(change)) is { } open
            && await reader.FindAsync(caller.Subject, open.Id, client, cancellationToken) is { State: not ChangeState.Refused } found)
            return found;
        RefuseRepeated(earlier.FirstOrDefault(change => change.Fingerprint == fingerprint && WasRefused(change, now)));

        var planned = await plan(cancellationToken);
        now = time.GetUtcNow();
        var recent = earlier.Count(change => change.DecidedBy == Deciders.Rules && now - change.DecidedAt < ApprovalRules.Span);
        var reasons = ApprovalRules.Reasons(planned, tool, options.Value, caller.AsksForEveryChange, recent, now, caller.EditsFreelyUntil);
        var change = Of(planned, caller, tool, fingerprint, reasons, now);
        var kept = await store.AddAsync(change, cancellationToken);
        return reasons.Count > 0 || kept.Id != change.Id ? kept : await sender.SendAsync(kept, client);
    }

    private static bool IsWaiting(ChangeSet change, DateTimeOffset now) => change.State == ChangeState.Waiting && now < change.ExpiresAt;

    private static bool IsOpen(ChangeSet change) => change.State is ChangeState.Applying or ChangeState.Unknown;

    private static bool WasRefused(ChangeSet change, DateTimeOffset now) =>
        change is { State: ChangeState.Refused, DecidedBy: Deciders.Page } && now - change.DecidedAt < Refused;

    private static void RefuseRepeated(ChangeSet? refused)
    {
        if (refused is not null)
            throw new ChangeRefusedException("Nothing was changed: the person refused exactly this change within the last hour. Ask them what they want instead.");
    }

    private static ChangeSet Of(ChangePlan plan, Caller caller, string tool, string fingerprint, IReadOnlyList<string> reasons, DateTimeOffset now) => new()
    {
        Id = ChangeId.New(),
        Connection = caller.Subject,
        Client = caller.Client,
        Tool = tool,
        Fingerprint = fingerprint,
        EventId = plan.Event.Id,
        EventName = StrangersText.Shown(plan.Event.Name, masks: false, 200, out _),
        TimeZone = plan.Event.TimeZone,
        Summary = plan.Summary,
        Records = [.. plan.Records.Select(planned => planned.Record)],
        Effects = plan.Effects,
        Reasons = reasons,
        CreatedAt = now,
        ExpiresAt = now + Waits,
        State = reasons.Count > 0 ? ChangeState.Waiting : ChangeState.Applying,
        DecidedBy = reasons.Count > 0 ? null : Deciders.Rules,
        DecidedAt = reasons.Count > 0 ? null : now,
        SentAt = reasons.Count > 0 ? null : now,
        UndoOf = plan.UndoOf,
    };
}
