using System.Globalization;

namespace SessionboardMcp.Core.Changes;

/// <summary>
/// Decides which changes are done at once and which wait for a person. At once: what is small, is seen by nobody outside, and can be undone.
/// Everything else waits, so that a kind of change that nobody thought of waits as well.
/// </summary>
internal static class ApprovalRules
{
    /// <summary>How many changes a connection may make at once, one after the other, before a person is asked again.</summary>
    public const int MostAtOnce = 10;

    /// <summary>
    /// How many of them where they only place sessions in the connection's own drafts: those are counted by themselves, as nothing of them is live and
    /// a board is worked on in many small steps.
    /// </summary>
    public const int MostPlacements = 60;

    /// <summary>The span in which they are counted.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>Why a person has to decide, a sentence each; none where it may be done at once.</summary>
    /// <param name="plan">What would be done.</param>
    /// <param name="tool">The tool that was called.</param>
    /// <param name="options">What the operator allows.</param>
    /// <param name="asksAlways">Whether the person chose at consent to see every change.</param>
    /// <param name="recent">How many changes of the connection were done at once within <see cref="Span"/>.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="freeUntil">Until when the person lets single edits be made without asking; null where they do not. See <see cref="IEditAllowances"/>.</param>
    public static IReadOnlyList<string> Reasons(
        ChangePlan plan, string tool, WritesOptions options, bool asksAlways, int recent, DateTimeOffset now, DateTimeOffset? freeUntil = null)
    {
        var reasons = new List<string>();
        if (options.Freeze.Any(window => window.From <= now && now < window.Until && (window.EventId ?? plan.Event.Id) == plan.Event.Id))
            reasons.Add("Changes are frozen at this time.");
        if (asksAlways || options.Approval == ApprovalMode.Always)
            reasons.Add("Every change is to be seen first here.");
        else if (options.Approval == ApprovalMode.Never)
            reasons.AddRange(options.NeverAskFor.Contains(tool, StringComparer.Ordinal) ? [] : Final(plan));
        else
            reasons.AddRange(Risks(plan, isFree: now < freeUntil && IsSingleEdit([.. plan.Records.Select(planned => planned.Record)])));
        if (recent >= (IsDrafting(plan.Records.Select(planned => planned.Record)) ? MostPlacements : MostAtOnce) && options.Approval != ApprovalMode.Never)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{recent} changes were made without asking in the last {Span.TotalMinutes:0} minutes."));
        return reasons;
    }

    /// <summary>Whether it is what a person can allow for a while without being asked: one record, edited so that all of it can be put back, and no status.</summary>
    public static bool IsSingleEdit(IReadOnlyList<RecordChange> records) =>
        // About people and companies they are asked each time.
        records is [{ Action: RecordAction.Update, IsUndoable: true, Kind: not (RecordKind.Contact or RecordKind.Sponsor or RecordKind.Exhibitor) } only] && only.Fields.All(field => field.Field is not ("status" or "is_public"));

    /// <summary>Whether it only places sessions in drafts that the connection made.</summary>
    public static bool IsDrafting(IEnumerable<RecordChange> records) => records.All(IsDrafted);

    // Not live, seen by organizers only, and committed by a person or not at all.
    private static bool IsDrafted(RecordChange record) => record is { Kind: RecordKind.Placement, Drafted.IsOwn: true };

    private static IEnumerable<string> Risks(ChangePlan whole, bool isFree)
    {
        var plan = whole with { Records = [.. whole.Records.Where(planned => !IsDrafted(planned.Record))] };
        if (plan.Records.Count > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"It changes {plan.Records.Count} records.");
        if (plan.Records.Any(planned => planned.Touches.HasFlag(Touches.OthersDraft)))
            yield return "Somebody else made this draft.";
        if (!isFree && plan.Records.Any(planned => planned.Touches.HasFlag(Touches.Public)))
            yield return "The public sees it.";
        if (plan.Records.Any(planned => planned.Touches.HasFlag(Touches.Status)))
            yield return "It decides about a status, which speakers see.";
        if (plan.Records.Any(planned => planned.Touches.HasFlag(Touches.Contact)))
            yield return "It is about people or companies.";
        if (plan.Records.Any(planned => planned.Touches.HasFlag(Touches.InUse)))
            yield return string.Create(CultureInfo.InvariantCulture, $"It is used by {plan.Records.Sum(planned => planned.UsedBy)} sessions and abstracts.");
        if (plan.Records.Any(planned => planned.Record.Conflicts.Count > 0))
            yield return "It would make a conflict.";
        foreach (var reason in Final(plan))
            yield return reason;
    }

    // Making a setting is undone by nothing but deleting it, and hurts nobody.
    private static IEnumerable<string> Final(ChangePlan whole)
    {
        var plan = whole with { Records = [.. whole.Records.Where(planned => !IsDrafted(planned.Record))] };
        if (plan.Records.Any(planned => planned.Record.Action == RecordAction.Delete))
            yield return "It deletes.";
        if (plan.Records.Any(planned => planned.Record.Action == RecordAction.Restore))
            yield return "It brings back what was deleted.";
        if (plan.Records.Any(planned => planned.Touches.HasFlag(Touches.Commit)))
            yield return "It goes live for everybody.";
        if (plan.Records.Any(planned => planned.Record.Action is RecordAction.Update && !planned.Record.IsUndoable))
            yield return "Not all of it can be undone.";
    }
}
