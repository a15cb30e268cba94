using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans one change of several sessions. They are those that the index holds, read by the searches that Sessionboard does not limit; each is
/// written by itself and guarded, so that what somebody changed meanwhile is left alone and told.
/// </summary>
internal static class ManySessionsPlan
{
    /// <summary>The most sessions of one change. Each is one guarded request, of a hundred that Sessionboard allows in 15 minutes.</summary>
    public const int Most = 50;

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
        var changes = new List<(Session Session, SessionChange Change)>();
        foreach (var session in chosen)
            changes.Add((session.Record, await OneAsync(asked, session.Record, cancellationToken)));
        var changed = changes.Where(one => one.Change.Fields.Changes.Count > 0).ToList();
        if (changed.Count == 0)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Nothing to change: all {chosen.Count} are like this already, or no new value was given."));
        var after = await AfterwardsAsync(asked, changed, cancellationToken);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = string.Create(CultureInfo.InvariantCulture, $"Change {Fields(changed)} of {changed.Count} {Kinds(changed.Select(one => one.Session))}{Values(asked, changed)}."),
            Effects = [.. Effects(changed), .. Left(chosen.Count - changed.Count)],
            Records = [.. changed.Select(one => Planned(asked, after, one.Session, one.Change))],
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

    // Beside each other, too: two that go into one room at one time collide there.
    private static async Task<IReadOnlyList<IndexedSession>> AfterwardsAsync(
        AskedEvent asked, IReadOnlyList<(Session Session, SessionChange Change)> changed, CancellationToken cancellationToken)
    {
        var byId = changed.ToDictionary(one => one.Session.Id, one => one.Change.After, StringComparer.Ordinal);
        var sessions = (await asked.Index.SessionsAsync(cancellationToken)).Items;
        return [.. sessions.Select(session => byId.TryGetValue(session.Record.Id, out var after) ? IndexedSession.Of(after) : session)];
    }

    private static PlannedRecord Planned(AskedEvent asked, IReadOnlyList<IndexedSession> after, Session session, SessionChange change) => new(
        new RecordChange
        {
            Kind = RecordKind.Session,
            Action = RecordAction.Update,
            Id = session.Id,
            Name = StrangersText.Shown($"{session.FriendlyId} {session.Title}".Trim(), asked.Cells.Masks, 200, out _),
            AdminUrl = session.AdminUrl,
            BaseUpdatedAt = session.UpdatedAt,
            Base = SessionFields.Held(session),
            Fields = change.Fields.Changes,
            Conflicts = SessionConflicts.Of(after, session, change.After, null, asked.Clock),
        },
        (IsPublic(session, change) ? Touches.Public : Touches.None) | (IsDecided(change) ? Touches.Status : Touches.None));

    // Where it is not told whether the public sees it, it may.
    private static bool IsPublic(Session session, SessionChange change) => session.IsPublic != false || change.After.IsPublic != false;

    private static bool IsDecided(SessionChange change) => change.Fields.Changes.Any(field => field.Field == SessionFields.Status.Name);

    private static IEnumerable<string> Effects(IReadOnlyList<(Session Session, SessionChange Change)> changed)
    {
        var seen = changed.Count(one => IsPublic(one.Session, one.Change));
        if (seen > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"The public sees {seen} of them.");
        if (changed.FirstOrDefault(one => IsDecided(one.Change)).Change is { } decided)
            yield return $"Speakers see: {StatusWords.ToSpeakers(decided.After.Status!)}. {NoMail}";
    }

    private static string[] Left(int count) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} more {(count == 1 ? "is" : "are")} like this already, and left as {(count == 1 ? "it is" : "they are")}.")];

    private static string Fields(IEnumerable<(Session Session, SessionChange Change)> changed) =>
        string.Join(", ", changed.SelectMany(one => one.Change.Fields.Changes).Select(field => field.Label).Distinct());

    // To what, where it is the same for all: tags are not.
    private static string Values(AskedEvent asked, IReadOnlyList<(Session Session, SessionChange Change)> changed)
    {
        var values = changed.SelectMany(one => one.Change.Fields.Changes).GroupBy(field => field.Label)
            .Select(fields => (Label: fields.Key, Shown: fields.Select(field => field.ShownAfter).Distinct().ToList())).ToList();
        if (values is [{ Shown: [var only] }])
            return $" to {StrangersText.Quoted(only, asked.Cells.Masks)}";
        var known = values.Where(value => value.Shown.Count == 1).Select(value => $"{value.Label} {StrangersText.Quoted(value.Shown[0], asked.Cells.Masks)}").ToList();
        return known.Count == 0 ? "" : $": {string.Join(", ", known)}";
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
