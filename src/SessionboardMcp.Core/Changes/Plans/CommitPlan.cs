using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans how a draft goes live. One request does it, and the API describes neither what it changes nor what becomes of sessions without a place: so
/// all of it is computed here, session by session, for the person who decides.
/// </summary>
internal static class CommitPlan
{
    private const int MostNamed = 3;
    private const int MostConflicts = 5;
    private const string Stays = "A committed draft stays committed.";
    private const string NoEmpty = "Sessionboard's API cannot empty a field.";

    /// <summary>The plan.</summary>
    /// <exception cref="ChangeRefusedException">The draft lacks live sessions that it never held.</exception>
    public static async Task<ChangePlan> OfAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var draft = await AskedDraft.ReadAsync(asked, earlier, cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        RefuseUnfilled(asked, draft, sessions.Items);
        var check = CheckedDraft.Of(sessions, rooms, draft.Placements, null, asked.Clock).Check;
        var conflicts = check.Created.SelectMany(problem => problem.Sessions.Select(session => (session.Record.Id, Sentence: SessionConflicts.Sentence(problem, session)))).ToLookup(one => one.Id, one => one.Sentence, StringComparer.OrdinalIgnoreCase);
        var days = OddTimes.Among(sessions.Items, asked.Clock);
        IReadOnlyList<string> Odd(IndexedSession session) => draft.PlacementOf(session.Record.Id) is { } place ? [.. days.Of((session.Record.StartsAt, session.Record.EndsAt), (place.StartsAt, place.EndsAt))] : [];
        var shown = new PlaceFields(asked, [.. rooms.Items.OfType<Room>()]);
        var all = CommittedSession.Of(sessions.Items, draft);
        var moves = all
            .Select(one => (one.Session, one.Noun, Fields: shown.Of(one.Session, draft.PlacementOf(one.Session.Record.Id)))).Where(move => move.Fields.Count > 0)
            // What the public sees first, and what is taken off last, where all of it stands together.
            .OrderBy(move => draft.PlacementOf(move.Session.Record.Id) is null).ThenByDescending(move => move.Session.Record.IsPublic != false).ThenBy(move => draft.PlacementOf(move.Session.Record.Id)?.StartsAt).ToList();
        var off = moves.Count(move => draft.PlacementOf(move.Session.Record.Id) is null);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Commit the agenda draft {StrangersText.Quoted(draft.Name, asked.Cells.Masks)}: {Counted(moves.Count - off, "session gets", "sessions get")} another place{(off > 0 ? $", and {Counted(off, "may lose its", "may lose theirs")}" : "")}.",
            Effects = [.. Effects(asked, moves.Select(move => move.Session).ToList(), off, check), .. OddTimes.Counted(moves.Count(move => Odd(move.Session).Count > 0)), .. Strange(draft, moves.Select(move => move.Noun).OfType<string>().ToList())],
            Records =
            [
                Draft(asked, draft, all.Where(one => one.Noun is not RecordNouns.Part and not RecordNouns.Unlisted).Select(one => one.Session.Record), moves.Exists(move => move.Session.Record.IsPublic != false)),
                .. moves.Select(move => Move(asked, new CommittedSession(move.Session, move.Noun), move.Fields, [.. Odd(move.Session), .. conflicts[move.Session.Record.Id].Distinct().Take(MostConflicts)])),
            ],
        };
    }

    // What a draft of one's own never held it lacks by an accident; what somebody took out of it is shown as taken off.
    private static void RefuseUnfilled(AskedEvent asked, AskedDraft draft, IReadOnlyList<IndexedSession> sessions)
    {
        if (!draft.IsOwn || DraftFill.Lacking(sessions, draft).Where(session => !DraftFill.WasRefused(session, draft)).ToList() is not { Count: > 0 } lacking)
            return;
        var names = string.Join(", ", lacking.Take(MostNamed).Select(session => session.Record.FriendlyId ?? StrangersText.Quoted(session.Title, asked.Cells.Masks)));
        throw new ChangeRefusedException(
            $"Nothing was changed: the draft lacks {Counted(lacking.Count, "session", "sessions")} of the live agenda that it never held, such as {names}: committing it may take their time and room away. "
            + "Call create_agenda_draft with the draft's name, which fills it on; then remove_placement for what is really to go.");
    }

    private static PlannedRecord Draft(AskedEvent asked, AskedDraft draft, IEnumerable<Api.Sessions.Session> sessions, bool isPublic) => new(
        new RecordChange
        {
            Kind = RecordKind.Draft,
            Action = RecordAction.Commit,
            Id = draft.Draft.Id,
            Name = StrangersText.Shown(draft.Name, asked.Cells.Masks, 200, out _),
            AdminUrl = draft.Draft.AdminUrl,
            BaseUpdatedAt = draft.Draft.UpdatedAt,
            Base = CommittedPlaces.Of(sessions, draft.Placements),
            Fields =
            [
                new FieldChange
                {
                    Field = "status", Label = "status", Before = JsonValue.Of(draft.Draft.Status), After = JsonValue.Of("committed")!.Value,
                    ShownBefore = StrangersText.Shown(draft.Draft.Status, asked.Cells.Masks, 40, out _), ShownAfter = "committed",
                },
            ],
            NotUndoable = Stays,
        },
        Touches.Commit | (isPublic ? Touches.Public : Touches.None));

    private static PlannedRecord Move(AskedEvent asked, CommittedSession one, IReadOnlyList<FieldChange> fields, IReadOnlyList<string> conflicts) => new(
        new RecordChange
        {
            Kind = RecordKind.Session,
            Noun = one.Noun,
            Action = RecordAction.Update,
            Id = one.Session.Record.Id,
            Name = StrangersText.Shown(
                one.Noun == RecordNouns.Unlisted ? $"not among the event's sessions: {one.Session.Record.Id}" : $"{one.Session.Record.FriendlyId} {one.Session.Record.Title}".Trim(), asked.Cells.Masks, 200, out _),
            AdminUrl = one.Session.Record.AdminUrl,
            BaseUpdatedAt = one.Session.Record.UpdatedAt,
            Fields = fields,
            Conflicts = conflicts,
            IsConsequence = true,
        },
        one.Session.Record.IsPublic != false ? Touches.Public : Touches.None);

    // Drafts that were made elsewhere may hold what none of ours does, and what a commit does with that is not published.
    private static IEnumerable<string> Strange(AskedDraft draft, List<string> nouns)
    {
        if (nouns.Count > 0)
            yield return $"The draft places {string.Join(", ", nouns.CountBy(noun => noun).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Counted(one.Value, one.Key, one.Key + "s")))}, which are not on the agenda today: whether Sessionboard schedules them is not published. remove_placement with the id takes one out.";
        var twice = draft.Placements.Where(placement => placement.SessionId is not null).CountBy(placement => placement.SessionId!, StringComparer.OrdinalIgnoreCase).Count(one => one.Value > 1);
        if (twice > 0)
            yield return $"{Counted(twice, "session stands", "sessions stand")} in the draft more than once: the first place is shown, and which one counts is not published.";
        var without = draft.Placements.Count(placement => placement.SessionId is null);
        if (without > 0)
            yield return $"{Counted(without, "place", "places")} in the draft {(without == 1 ? "names" : "name")} no session, and cannot be shown.";
    }

    private static IEnumerable<string> Effects(AskedEvent asked, IReadOnlyList<IndexedSession> moved, int off, DraftCheck check)
    {
        yield return "It goes live for everybody at once.";
        var seen = moved.Count(session => session.Record.IsPublic != false);
        if (seen > 0)
            yield return $"The public sees {Counted(seen, "of these sessions", "of these sessions")}.";
        if (check.Created.Count + check.Resolved > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"It creates {Counted(check.Created.Count, "conflict", "conflicts")} and resolves {check.Resolved:N0}.");
        if (off > 0)
            yield return $"The draft has no place for {Counted(off, "session that is", "sessions that are")} live: whether Sessionboard then takes time and room away, or leaves them, is not published.";
        if (moved.Any(session => session.Subsessions.Count > 0))
            yield return "Parts of sessions move along, as far as is known. A session with parts may have to be put back by hand.";
        yield return "Draft and agenda are read again just before, and a difference stops it. What somebody changes in the second after that goes live unseen, and so may what was changed live in the three minutes before.";
        yield return $"Undoing puts sessions back where they were, one by one. A place where none was cannot be emptied, and the draft stays committed.{(asked.Call.Caller.Scopes.Contains(Scopes.WriteSessions) ? "" : " It needs write:sessions, which this connection does not have.")}";
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>The fields of a session that a commit changes.</summary>
    private sealed class PlaceFields(AskedEvent asked, IReadOnlyList<Room> rooms)
    {
        public IReadOnlyList<FieldChange> Of(IndexedSession session, DraftPlacement? place)
        {
            var record = session.Record;
            if (place is null && !DraftFill.IsPlaced(session))
                return [];
            return
            [
                .. Field(SessionFields.StartsAt, JsonValue.Of(record.StartsAt), JsonValue.Of(place?.StartsAt), asked.Clock.Text(record.StartsAt), asked.Clock.Text(place?.StartsAt), place is null),
                .. Field(SessionFields.EndsAt, JsonValue.Of(record.EndsAt), JsonValue.Of(place?.EndsAt), asked.Clock.Text(record.EndsAt), asked.Clock.Text(place?.EndsAt), place is null),
                .. Field(SessionFields.Room, JsonValue.Of(record.Room?.Id), JsonValue.Of(place?.RoomId), record.Room?.Name, NameOf(place?.RoomId), place is null),
            ];
        }

        private string? NameOf(string? roomId) => rooms.FirstOrDefault(room => string.Equals(room.Id, roomId, StringComparison.OrdinalIgnoreCase))?.Name ?? roomId;

        // What a place leaves open stays, as far as is known.
        private FieldChange[] Field(SessionField field, JsonElement? before, JsonElement? after, string? shownBefore, string? shownAfter, bool isOff) =>
            (isOff ? JsonValue.IsNothing(before) : JsonValue.IsNothing(after) || AreSame(field, before, after)) ? [] :
            [
                new FieldChange
                {
                    Field = field.Name,
                    Label = field.Label,
                    Before = before,
                    After = after ?? JsonValue.Null,
                    ShownBefore = StrangersText.Shown(shownBefore, asked.Cells.Masks, 200, out _),
                    ShownAfter = StrangersText.Shown(shownAfter, asked.Cells.Masks, 200, out _),
                    NotUndoable = before is null ? NoEmpty : null,
                },
            ];

        private static bool AreSame(SessionField field, JsonElement? before, JsonElement? after) =>
            field == SessionFields.Room ? string.Equals(before?.GetString(), after?.GetString(), StringComparison.OrdinalIgnoreCase) : JsonValue.AreSame(before, after);
    }
}
