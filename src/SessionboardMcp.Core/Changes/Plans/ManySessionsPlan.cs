using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans one change of several sessions. They are those that the index holds, read by the searches that Sessionboard does not limit. A few are
/// written one by one and guarded, more in bulk: see <see cref="BulkRequest"/>.
/// </summary>
internal static class ManySessionsPlan
{
    /// <summary>The most sessions of one change: what a person can look through on one page.</summary>
    public const int Most = 500;

    /// <summary>What the names of the arguments begin with that hold a new value.</summary>
    public const string Prefix = "set_";

    private const string NoMail = "Sessionboard sends no e-mail because of it.";

    /// <summary>The plan.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="chosen">The sessions, frozen from here on.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">They are none, too many, or would stay as they are.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, IReadOnlyList<IndexedSession> chosen, CancellationToken cancellationToken)
    {
        if (chosen.Count == 0)
            throw new InvalidArgumentException("Nothing to change: no session or abstract of the event meets these conditions. Look with search_sessions.");
        if (chosen.Count > Most)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"These conditions find {chosen.Count} sessions and abstracts, and at most {Most} are changed at once. Narrow them, or give ids."));
        if (chosen.FirstOrDefault(session => session.IsPart) is { } part)
            throw new InvalidArgumentException($"{part.Record.FriendlyId ?? part.Record.Id} is a part of a session. Parts are changed one by one, with update_session.");
        var changes = new List<ManySessionsChange>();
        foreach (var session in chosen)
            changes.Add(new ManySessionsChange(session, await OneAsync(asked, session.Record, cancellationToken)));
        return await OfAsync(asked, changes, cancellationToken);
    }

    /// <summary>The plan of changes that are known, one for each session.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="changes">The sessions, each with its change; those that stay as they are, too.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">All would stay as they are.</exception>
    public static async Task<ChangePlan> OfAsync(AskedEvent asked, IReadOnlyList<ManySessionsChange> changes, CancellationToken cancellationToken)
    {
        var changed = changes.Where(one => one.Change.Fields.Changes.Count > 0).ToList();
        if (changed.Count == 0)
            throw NothingToChange.Of(string.Create(CultureInfo.InvariantCulture, $"all {changes.Count} are"));
        var sessions = (await asked.Index.SessionsAsync(cancellationToken)).Items;
        var (conflicts, days) = (SessionConflicts.OfMany(sessions, changed, asked.Clock), OddTimes.Among(sessions, asked.Clock));
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = string.Create(CultureInfo.InvariantCulture, $"Change {Fields(changed)} of {changed.Count} {Kinds(changed.Select(one => one.Record))}{Values(asked, changed)}."),
            Effects =
            [
                .. Effects(changed),
                .. OddTimes.Counted(changed.Count(one => days.Of((one.Record.StartsAt, one.Record.EndsAt), (one.Change.After.StartsAt, one.Change.After.EndsAt)).Any())),
                .. Left(changes.Count - changed.Count),
            ],
            Records = [.. changed.Select(one => Planned(asked, one, conflicts.GetValueOrDefault(one.Record.Id, [])))],
        };
    }

    private static async Task<SessionChange> OneAsync(AskedEvent asked, Session session, CancellationToken cancellationToken)
    {
        var change = new SessionChange(asked, session, isNew: false, Prefix);
        await change.PlaceAsync(cancellationToken);
        var (added, removed) = (await change.TagsAsync("add_tags", cancellationToken), await change.TagsAsync("remove_tags", cancellationToken));
        if (added.Select(tag => tag.Id).Intersect(removed.Select(tag => tag.Id)).Any())
            throw new InvalidArgumentException("Arguments `add_tags` and `remove_tags` name the same tag. Give it in one of them.");
        if (added.Count + removed.Count > 0)
            change.SetTags([.. session.Tags.Concat(added).Where(tag => removed.All(gone => gone.Id != tag.Id)).DistinctBy(tag => tag.Id)]);
        return change;
    }

    private static PlannedRecord Planned(AskedEvent asked, ManySessionsChange one, IReadOnlyList<string> conflicts) => new(
        new RecordChange
        {
            Kind = RecordKind.Session,
            Noun = SessionPlan.NounOf(one.Record.IsAbstract),
            Action = RecordAction.Update,
            Id = one.Record.Id,
            Name = StrangersText.Shown($"{one.Record.FriendlyId} {one.Record.Title}".Trim(), asked.Cells.Masks, 200, out _),
            AdminUrl = one.Record.AdminUrl,
            BaseUpdatedAt = one.Record.UpdatedAt,
            Base = SessionFields.Held(one.Record),
            Fields = one.Change.Fields.Changes,
            Conflicts = conflicts,
        },
        (one.IsPublic ? Touches.Public : Touches.None) | (one.IsDecided ? Touches.Status : Touches.None));

    private static IEnumerable<string> Effects(IReadOnlyList<ManySessionsChange> changed)
    {
        var seen = changed.Count(one => one.IsPublic);
        if (seen > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"The public sees {seen} of them.");
        var decided = changed.Where(one => one.IsDecided).GroupBy(one => StatusWords.ToSpeakers(one.Change.After.Status!), StringComparer.Ordinal).ToList();
        if (decided.Count > 0)
            yield return $"Speakers see: {string.Join(", ", decided.Select(status => decided.Count == 1 ? status.Key : string.Create(CultureInfo.InvariantCulture, $"{status.Key} ({status.Count()})")))}. {NoMail}";
    }

    private static string[] Left(int count) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} more {(count == 1 ? "is" : "are")} like this already, and left as {(count == 1 ? "it is" : "they are")}.")];

    private static string Fields(IEnumerable<ManySessionsChange> changed) =>
        string.Join(", ", changed.SelectMany(one => one.Change.Fields.Changes).Select(field => field.Label).Distinct());

    // To what, where all of them get the same: tags are not, and of a table each may get its own.
    private static string Values(AskedEvent asked, List<ManySessionsChange> changed)
    {
        var fields = changed.SelectMany(one => one.Change.Fields.Changes).GroupBy(field => field.Label).ToList();
        var same = fields.Where(field => field.Count() == changed.Count && field.DistinctBy(one => one.ShownAfter).Count() == 1)
            .Select(field => (Label: field.Key, Shown: StrangersText.Quoted(field.First().ShownAfter, asked.Cells.Masks))).ToList();
        if (same.Count == 0)
            return "";
        return fields.Count == 1 ? $" to {same[0].Shown}" : $": {string.Join(", ", same.Select(one => $"{one.Label} {one.Shown}"))}";
    }

    private static string Kinds(IEnumerable<Session> sessions)
    {
        var (abstracts, all) = (0, 0);
        foreach (var session in sessions)
        {
            all++;
            abstracts += session.IsAbstract ? 1 : 0;
        }

        return abstracts == 0 ? all == 1 ? "session" : "sessions" : abstracts == all ? all == 1 ? "abstract" : "abstracts" : "sessions and abstracts";
    }
}
