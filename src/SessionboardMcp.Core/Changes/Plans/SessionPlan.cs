using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a session is made or changed.</summary>
internal static class SessionPlan
{
    private const string NoMail = "Sessionboard sends no e-mail by itself.";

    /// <summary>What people call one; null for the word of the kind.</summary>
    public static string? NounOf(bool isAbstract) => isAbstract ? "abstract" : null;

    /// <summary>The plan of making a session.</summary>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var isAbstract = Choice.Of("kind", asked.Call.Arguments.Text("kind"), ["session", "abstract"]) == "abstract";
        var change = new SessionChange(asked, new Session { Id = "", Status = StatusWords.Pending, IsPublic = false, IsAbstract = isAbstract }, isNew: true);
        await change.ReadAsync(cancellationToken);
        await change.FixedAsync(SessionFields.Format, SettingKind.Formats, cancellationToken);
        await change.FixedAsync(SessionFields.Level, SettingKind.Levels, cancellationToken);
        await change.FixedAsync(SessionFields.Language, SettingKind.Languages, cancellationToken);
        change.SetTags(await change.TagsAsync("tags", cancellationToken));
        if (isAbstract)
            change.Fields.Set(SessionFields.IsAbstract.Name, SessionFields.IsAbstract.Label, null, JsonValue.Of((bool?)true), null, "abstract");
        // Both are said, whatever Sessionboard would take without them.
        if (!asked.Call.Arguments.Has("status"))
            change.Fields.Set(SessionFields.Status, JsonValue.Of(StatusWords.Pending), null, StatusWords.Pending);
        if (!asked.Call.Arguments.Has("is_public"))
            change.Fields.Set(SessionFields.IsPublic, JsonValue.Of((bool?)false), null, "no");
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var parent = await ParentAsync(asked, change, cancellationToken);
        // A part is seen with its session.
        var isPublic = change.After.IsPublic == true || (parent is not null && parent.IsPublic != false);

        var title = change.After.Title!;
        var kind = isAbstract ? "abstract" : "session";
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Create the {kind} {StrangersText.Quoted(title, asked.Cells.Masks)}.",
            Effects = [.. Effects(change.After.Status!, isPublic), .. OddTimes.Of(sessions.Items, new Session { Id = "" }, change.After, asked.Clock)],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Session,
                        Noun = NounOf(isAbstract),
                        Action = RecordAction.Create,
                        Name = StrangersText.Shown(title, asked.Cells.Masks, 200, out _),
                        Fields = change.Fields.Changes,
                        Conflicts = [.. SameTitle(sessions.Items, title), .. SessionConflicts.Of(sessions.Items, change.After, parent?.Id, asked.Clock)],
                    },
                    TouchesOf(isPublic, change.After.Status != StatusWords.Pending)),
            ],
        };
    }

    /// <summary>The plan of changing a session.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var session = await new SessionLookup(asked).SessionAsync("session_id", asked.Call.Arguments.RequiredText("session_id"), cancellationToken);
        var change = new SessionChange(asked, session, isNew: false);
        await change.ReadAsync(cancellationToken);
        var (added, removed) = (await change.TagsAsync("add_tags", cancellationToken), await change.TagsAsync("remove_tags", cancellationToken));
        if (added.Select(tag => tag.Id).Intersect(removed.Select(tag => tag.Id)).Any())
            throw new InvalidArgumentException("Arguments `add_tags` and `remove_tags` name the same tag. Give it in one of them.");
        if (added.Count + removed.Count > 0)
            change.SetTags([.. session.Tags.Concat(added).Where(tag => removed.All(gone => gone.Id != tag.Id)).DistinctBy(tag => tag.Id)]);
        if (change.Fields.Changes.Count == 0)
            throw NothingToChange.Of("the session is");

        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var isDecided = change.Fields.Changes.Any(field => field.Field == SessionFields.Status.Name);
        var parent = SessionParent.Of(sessions.Items, session);
        // Where it is not told whether the public sees it, it may.
        var isPublic = session.IsPublic != false || change.After.IsPublic != false || SessionParent.MayBePublic(session, parent);
        var name = $"{session.FriendlyId} {session.Title}".Trim();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Change {string.Join(", ", change.Fields.Changes.Select(field => field.Label).Distinct())} of {StrangersText.Quoted(name, asked.Cells.Masks)}.",
            Effects =
            [
                .. isDecided ? Effects(change.After.Status!, isPublic) : isPublic ? ["The public sees the session."] : [],
                .. OddTimes.Of(sessions.Items, session, change.After, asked.Clock),
            ],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Session,
                        Noun = NounOf(session.IsAbstract),
                        Action = RecordAction.Update,
                        Id = session.Id,
                        Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
                        AdminUrl = session.AdminUrl,
                        BaseUpdatedAt = session.UpdatedAt,
                        Base = SessionFields.Held(session),
                        Fields = change.Fields.Changes,
                        Conflicts = SessionConflicts.Of(sessions.Items, session, change.After, parent?.Record.Id, asked.Clock),
                    },
                    TouchesOf(isPublic, isDecided)),
            ],
        };
    }

    private static async Task<Session?> ParentAsync(AskedEvent asked, SessionChange change, CancellationToken cancellationToken)
    {
        if (asked.Call.Arguments.Text("parent_session") is not { } wanted)
            return null;
        var parent = await new SessionLookup(asked).SessionAsync("parent_session", wanted, cancellationToken);
        if (parent.ParentSessionFriendlyId is not null)
            throw new InvalidArgumentException("Argument `parent_session`: this one is a part of a session itself. Give the session that it is a part of.");
        // A part takes place within its session (Sessionboard's help centre).
        if (change.After is { StartsAt: { } starts, EndsAt: { } ends } && (parent.StartsAt > starts || parent.EndsAt < ends))
            throw new InvalidArgumentException($"Arguments `starts_at` and `ends_at`: a part lies within its session, which is from {asked.Clock.Text(parent.StartsAt)} to {asked.Clock.Text(parent.EndsAt)}.");
        change.Fields.Set(SessionFields.Parent, JsonValue.Of(parent.Id), null, $"{parent.FriendlyId} {parent.Title}".Trim());
        return parent;
    }

    private static IEnumerable<string> SameTitle(IReadOnlyList<IndexedSession> sessions, string title)
    {
        var words = Folding.Words(title);
        return sessions.Where(session => words.Length > 0 && Folding.Words(session.Title) == words).Take(1)
            .Select(session => $"There is one with this title already: {session.Record.FriendlyId ?? session.Record.Id}.");
    }

    private static Touches TouchesOf(bool isPublic, bool isDecided) =>
        (isPublic ? Touches.Public : Touches.None) | (isDecided ? Touches.Status : Touches.None);

    private static IReadOnlyList<string> Effects(string status, bool isPublic) =>
    [
        .. isPublic ? ["The public sees the session."] : (string[])[],
        .. status == StatusWords.Pending ? [] : (string[])[$"Speakers see: {StatusWords.ToSpeakers(status)}. {NoMail}"],
    ];
}
