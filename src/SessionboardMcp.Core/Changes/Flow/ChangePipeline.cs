using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// The one way by which a tool changes something: its plan becomes a change set, which is done at once or waits for a person. There is no way
/// here by which what waits could be approved; see <see cref="ChangeDecision"/>.
/// </summary>
internal sealed class ChangePipeline(IChangeStore store, ChangeSender sender, ChangeReader reader, IOptions<WritesOptions> options, TimeProvider time, TextsRead? read = null)
{
    private static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    private static readonly TimeSpan Refused = TimeSpan.FromHours(1);

    private readonly ConnectionTurns _turns = new();
    private readonly WaitingChange _waiting = new(store, time);

    /// <summary>Plans a change, and does it where the rules allow.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="client">Sessionboard, under the caller's rights.</param>
    /// <param name="tool">The tool that was called.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="content">Where what it would do comes from.</param>
    /// <param name="plan">Reads what there is and makes the plan; not called where the same change is known to wait already.</param>
    /// <param name="canWait">Whether a person can get to see a change that waits, and decide about it.</param>
    /// <param name="cancellationToken">The caller's own. What has begun to be sent goes on without it.</param>
    /// <returns>The change set; without a record where the plan has none and answers by itself: then nothing was sent, and nothing is kept.</returns>
    /// <exception cref="ChangeRefusedException">It is off, would have to wait where nobody can see it, or a person refused the same just now.</exception>
    /// <exception cref="TooManyWaitingException">So many wait already.</exception>
    public async Task<ChangeSet> SubmitAsync(
        Caller caller,
        ISessionboardClient client,
        string tool,
        IReadOnlyDictionary<string, JsonElement>? arguments,
        ChangeContent content,
        Func<CancellationToken, Task<ChangePlan>> plan,
        Func<ChangeSet, bool> canWait,
        CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            throw new ChangeRefusedException("Nothing was changed: the operator of this server has switched changes off (Writes:Enabled).");
        var call = Fingerprint.Of(tool, arguments);
        var earlier = await store.ListAsync(caller.Subject, cancellationToken);
        EarlierChanges.Tell(client, earlier, time.GetUtcNow());
        var waiting = earlier.FirstOrDefault(change => change.Call == call && IsWaiting(change, time.GetUtcNow()));
        if (waiting is not null && (content == ChangeContent.Given || (content == ChangeContent.Searched && await WaitingChange.CanBeDoneAsync(waiting, client, cancellationToken))))
            return waiting;
        if (await StandingAsync(earlier, change => change.Call == call, isRefusedToo: content == ChangeContent.Given, caller, client, cancellationToken) is { } asked)
            return asked;

        var planned = await plan(cancellationToken);
        if (planned.Records.Count == 0 && waiting is not null && await TakenAsync(waiting, cancellationToken) is { } decided)
            return decided;
        if (planned.Records.Count == 0 && planned.Answer is not null)
            return Of(planned, caller, tool, call, time.GetUtcNow()) with { State = ChangeState.Applied };
        if (planned.Records.Count == 0)
            throw new ChangeRefusedException(string.Join(' ', ["Nothing was changed: there is nothing to do.", .. planned.Effects]));
        var change = Of(planned, caller, tool, call, time.GetUtcNow()) with { ReadBefore = read?.Before(caller.Subject) };
        // The same change may have been asked for in other words, and from other values than there are now.
        foreach (var other in earlier.Where(other => IsWaiting(other, time.GetUtcNow()) && (other.Id == waiting?.Id || other.Fingerprint == change.Fingerprint)))
        {
            if (WaitingChange.IsAsPlanned(other, change))
                return other;
            if (await TakenAsync(other, cancellationToken) is { } faster)
                return faster;
        }

        if (await StandingAsync(earlier, other => other.Fingerprint == change.Fingerprint, isRefusedToo: true, caller, client, cancellationToken) is { } same)
            return same;
        var kept = await AddAsync(change, planned, caller, earlier, canWait, cancellationToken);
        return kept.Id == change.Id && kept.State == ChangeState.Applying ? await sender.SendAsync(kept, client) : kept;
    }

    // What somebody decided in the same moment counts.
    private async Task<ChangeSet?> TakenAsync(ChangeSet waiting, CancellationToken cancellationToken) =>
        await _waiting.TakeBackAsync(waiting, cancellationToken) is { State: not (ChangeState.Expired or ChangeState.Refused) } decided ? decided : null;

    // What is counted must not grow between the counting and the adding, so a connection's calls come one after the other here.
    private async Task<ChangeSet> AddAsync(
        ChangeSet change, ChangePlan planned, Caller caller, IReadOnlyList<ChangeSet> earlier, Func<ChangeSet, bool> canWait, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(caller.Subject, cancellationToken);
        var known = earlier.Select(other => other.Id).ToHashSet(StringComparer.Ordinal);
        var changes = await store.ListAsync(caller.Subject, cancellationToken);
        // The same call, made twice at once: of the one that was faster all may be done by now.
        if (changes.FirstOrDefault(other => other.Fingerprint == change.Fingerprint && !known.Contains(other.Id) && other.State is not (ChangeState.Refused or ChangeState.Expired)) is { } faster)
            return faster;
        var now = time.GetUtcNow();
        var isDrafting = ApprovalRules.IsDrafting(change.Records);
        var recent = changes.Count(other => other.DecidedBy == Deciders.Rules && now - other.DecidedAt < ApprovalRules.Span && ApprovalRules.IsDrafting(other.Records) == isDrafting);
        var reasons = ApprovalRules.Reasons(planned, change.Tool, options.Value, caller.AsksForEveryChange, recent, now, caller.EditsFreelyUntil);
        if (reasons.Count > 0 && !canWait(change))
            throw new ChangeRefusedException(Unseen(change, reasons));
        var kept = await store.AddAsync(
            change with
            {
                Reasons = reasons,
                State = reasons.Count > 0 ? ChangeState.Waiting : ChangeState.Applying,
                DecidedBy = reasons.Count > 0 ? null : Deciders.Rules,
                DecidedAt = reasons.Count > 0 ? null : now,
                SentAt = reasons.Count > 0 ? null : now,
            },
            cancellationToken);
        if (kept.Id == change.Id && kept.State == ChangeState.Waiting)
            ChangeMeters.Became(kept);
        return kept;
    }

    /// <summary>What stands of the same change already, on its way or done; null where it may be made.</summary>
    /// <exception cref="ChangeRefusedException">A person refused it just now.</exception>
    private async Task<ChangeSet?> StandingAsync(
        IReadOnlyList<ChangeSet> earlier, Func<ChangeSet, bool> isSame, bool isRefusedToo, Caller caller, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // What may have been written is looked for first: sent again, it would be there twice.
        if (earlier.FirstOrDefault(change => isSame(change) && IsOpen(change)) is { } open
            && await reader.FindAsync(caller.Subject, open.Id, client, cancellationToken) is { State: not ChangeState.Refused } found)
            return found;
        if (isRefusedToo)
            RefuseRepeated(earlier.FirstOrDefault(change => isSame(change) && WasRefused(change, now)));
        return null;
    }

    private static bool IsWaiting(ChangeSet change, DateTimeOffset now) => change.State == ChangeState.Waiting && now < change.ExpiresAt;

    private static bool IsOpen(ChangeSet change) => change.State is ChangeState.Applying or ChangeState.Unknown;

    // By the person: what they approved and Sessionboard refused was begun to be sent.
    private static bool WasRefused(ChangeSet change, DateTimeOffset now) =>
        change is { State: ChangeState.Refused, DecidedBy: Deciders.Page, SentAt: null } && now - change.DecidedAt < Refused;

    private static void RefuseRepeated(ChangeSet? refused)
    {
        if (refused is not null)
            throw new ChangeRefusedException("Nothing was changed: the person refused exactly this change within the last hour. Ask them what they want instead.");
    }

    // Whoever reads it is to know why, and where it can be done all the same.
    private static string Unseen(ChangeSet change, IReadOnlyList<string> reasons)
    {
        var place = change.Records is [{ AdminUrl: { } link }] ? $" ({link})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing was changed: a person has to see this first, and nobody can be asked here. {string.Join(' ', reasons)} The person can do it in Sessionboard{place}, or through a server that people sign in to, which has a page for it. "
            + $"An assistant that asks in a form is enough for at most {ChangeForm.MostRecords} records, short values, and what can be undone.");
    }

    private static ChangeSet Of(ChangePlan plan, Caller caller, string tool, string call, DateTimeOffset now)
    {
        List<RecordChange> records = [.. plan.Records.Select(planned => planned.Record)];
        return new ChangeSet
        {
            Id = ChangeId.New(),
            Connection = caller.Subject,
            Client = caller.Client,
            Tool = tool,
            Fingerprint = Fingerprint.Of(plan.Event.Id, records),
            Call = call,
            EventId = plan.Event.Id,
            EventName = StrangersText.Shown(plan.Event.Name, masks: false, 200, out _),
            TimeZone = plan.Event.TimeZone,
            Summary = plan.Summary,
            Records = records,
            Effects = [.. plan.Effects, .. BulkRequest.Effects(records), .. Precheck.Effects(records)],
            CreatedAt = now,
            ExpiresAt = now + Waits,
            UndoOf = plan.UndoOf,
        };
    }
}
