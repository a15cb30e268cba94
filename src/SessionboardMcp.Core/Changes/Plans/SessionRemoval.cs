using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a session, an abstract or a part of one is deleted, and brought back.</summary>
internal static class SessionRemoval
{
    private const int Named = 5;

    /// <summary>The plan of deleting one.</summary>
    /// <exception cref="InvalidArgumentException">There is none, more than one, or Sessionboard would refuse it.</exception>
    public static async Task<ChangePlan> DeleteAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var session = await new SessionLookup(asked).SessionAsync(RemovalArguments.Id.Name, RemovalArguments.IdOf(asked.Call.Arguments), cancellationToken);
        RefuseWithParts(asked, session);
        var parent = SessionParent.Of((await asked.Index.SessionsAsync(cancellationToken)).Items, session);
        var isPublic = session.IsPublic != false || SessionParent.MayBePublic(session, parent);
        var name = $"{session.FriendlyId} {session.Title}".Trim();
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Delete the {Word(session)} {StrangersText.Quoted(name, asked.Cells.Masks)}.",
            Effects = [.. isPublic ? ["The public sees it, and will not any more."] : (string[])[], .. Place(asked, session), .. People(session), "It can be brought back, with all that is in it."],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Session,
                        Noun = SessionPlan.NounOf(session.IsAbstract),
                        Action = RecordAction.Delete,
                        Id = session.Id,
                        Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _),
                        AdminUrl = session.AdminUrl,
                        BaseUpdatedAt = session.UpdatedAt,
                        Base = SessionFields.Held(session),
                    },
                    isPublic ? Touches.Public : Touches.None),
            ],
        };
    }

    /// <summary>The plan of bringing a deleted one back.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="earlier">The change sets of the connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">No deleted one is named so.</exception>
    public static async Task<ChangePlan> RestoreAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var deleted = await DeletedSessions.ReadAsync(asked, earlier, cancellationToken);
        var one = deleted.Find(RemovalArguments.IdOf(asked.Call.Arguments))
            ?? throw new InvalidArgumentException(await WhyNoneAsync(asked, deleted, cancellationToken));
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Bring back the deleted {(one.IsAbstract ? "abstract" : "session")} {StrangersText.Quoted(one.Name, asked.Cells.Masks)}.",
            Effects =
            [
                one.Status is { } status ? $"It comes back as it was, with the status {StrangersText.Quoted(status)}. The public may see it." : "It comes back as it was. The public may see it.",
                "Its room, its time and its people may be taken by another session since: check_programme tells it afterwards.",
            ],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Session,
                        Noun = SessionPlan.NounOf(one.IsAbstract),
                        Action = RecordAction.Restore,
                        Id = one.Id,
                        Name = StrangersText.Shown(one.Name, asked.Cells.Masks, 200, out _),
                        AdminUrl = one.AdminUrl,
                    },
                    Touches.Public),
            ],
        };
    }

    // Sessionboard refuses it (409), so nobody is asked in vain. One that was just deleted may still be listed.
    private static void RefuseWithParts(AskedEvent asked, Session session)
    {
        var own = asked.Call.Client.Sessions.OwnWrites(asked.Summary.Id);
        var parts = session.Subsessions.Where(part => own?.HasDeleted(part.Id) != true).ToList();
        if (parts.Count == 0)
            return;
        var named = string.Join(", ", parts.Take(Named).Select(part => $"{part.FriendlyId ?? part.Id} {StrangersText.Bracketed(part.Title)}"));
        throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Argument `{RemovalArguments.Id.Name}`: this session has {parts.Count} {(parts.Count == 1 ? "part" : "parts")}, and Sessionboard deletes none that has any. Delete the parts first: {named}{(parts.Count > Named ? " and more" : "")}."));
    }

    private static string Word(Session session) => session.ParentSessionFriendlyId is { } parent ? $"part of {parent}" : session.IsAbstract ? "abstract" : "session";

    private static string[] Place(AskedEvent asked, Session session)
    {
        var status = session.CustomStatus?.Name ?? session.Status;
        string?[] parts =
        [
            status is null ? null : $"its status is {StrangersText.Quoted(status)}",
            session.StartsAt is null ? null : $"it begins at {asked.Clock.Text(session.StartsAt)}",
            session.Room?.Name is { } room ? $"it is in the room {StrangersText.Quoted(room, asked.Cells.Masks)}" : null,
        ];
        var told = string.Join(", ", parts.OfType<string>());
        return told.Length == 0 ? [] : [$"{char.ToUpperInvariant(told[0])}{told[1..]}."];
    }

    private static string[] People(Session session) => IndexedSession.Of(session).Everybody.Select(part => part.ContactId).Distinct(StringComparer.Ordinal).Count() switch
    {
        0 => [],
        1 => ["One person is in it, and stays a contact of the event."],
        var count => [string.Create(CultureInfo.InvariantCulture, $"{count} people are in it, and stay contacts of the event.")],
    };

    private static async Task<string> WhyNoneAsync(AskedEvent asked, DeletedSessions deleted, CancellationToken cancellationToken)
    {
        var wanted = RemovalArguments.IdOf(asked.Call.Arguments);
        if (deleted.Called(wanted) is { Count: > 1 } same)
            return string.Create(CultureInfo.InvariantCulture, $"Argument `{RemovalArguments.Id.Name}`: you deleted {same.Count} of this name. Use the id of one session: {string.Join(", ", same.Take(Named).Select(one => one.FriendlyId ?? one.Id))}.");
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var stands = IndexChoices.Sessions(sessions).Any(choice => DeletedSessions.IsNamed(choice.Id, choice.FriendlyId, wanted));
        return stands
            ? $"Argument `{RemovalArguments.Id.Name}`: {StrangersText.Quoted(wanted)} is not deleted, so there is nothing to bring back."
            : $"Argument `{RemovalArguments.Id.Name}`: no deleted session has the id {StrangersText.Quoted(wanted)}. {deleted.Latest(Named)}";
    }
}
