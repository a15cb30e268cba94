using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans where sessions are put in a draft: one or several hundred, in one change set.</summary>
internal static class PlacementPlan
{
    /// <summary>The most sessions of one change.</summary>
    public const int Most = 1_000;

    /// <summary>The plan. Who is already where they are to be is left out.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="moves">Where sessions are to be, each once.</param>
    /// <param name="summary">What it does, in a sentence; null where that is said by the only move.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">Nothing would change.</exception>
    public static async Task<ChangePlan> OfAsync(
        AskedEvent asked, AskedDraft draft, IReadOnlyList<DraftMove> moves, string? summary, CancellationToken cancellationToken)
    {
        IReadOnlyList<Room> rooms = [.. (await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken)).Items.OfType<Room>()];
        var records = moves.Select(move => (Move: move, Record: Planned(asked, draft, rooms, move))).Where(one => one.Record is not null).Select(one => (one.Move, Record: one.Record!)).ToList();
        if (records.Count == 0)
            throw NothingToChange.Of(moves.Count == 1 ? "the session is placed" : "all are placed");
        if (records.Count > Most)
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"{records.Count:N0} sessions would be placed, moved or taken out, and at most {Most:N0} are at once. Plan fewer, such as one track or one day after the other."));
        var conflicts = SessionConflicts.OfDraft(
            (await asked.Index.SessionsAsync(cancellationToken)).Items, rooms, draft.Placements, [.. records.Select(one => one.Move)], asked.Clock);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = summary ?? Sentence(asked, draft, records[0].Move, records[0].Record),
            Effects = [.. Effects(records.Select(one => one.Move))],
            Records =
            [
                .. records.Select(one => new PlannedRecord(
                    one.Record with { Conflicts = conflicts.GetValueOrDefault(one.Move.Session.Record.Id, []) },
                    draft.IsOwn ? Touches.None : Touches.OthersDraft)),
            ],
        };
    }

    /// <summary>The record that puts a session somewhere in a draft; null where it is there.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="draftId">The draft; null for the one that the same change set makes.</param>
    /// <param name="isOwn">Whether the connection makes or made it.</param>
    /// <param name="link">The link to the draft.</param>
    /// <param name="rooms">The rooms of the event.</param>
    /// <param name="now">Where the draft puts the session now; null where nowhere.</param>
    /// <param name="move">Where it is to be.</param>
    public static RecordChange? Record(AskedEvent asked, string? draftId, bool isOwn, string? link, IReadOnlyList<Room> rooms, DraftPlacement? now, DraftMove move)
    {
        var session = move.Session.Record;
        var record = new RecordChange
        {
            Kind = RecordKind.Placement,
            Action = move.IsRemoved ? RecordAction.Delete : now is null ? RecordAction.Create : RecordAction.Update,
            Id = now?.Id,
            Name = StrangersText.Shown($"{session.FriendlyId} {session.Title}".Trim(), asked.Cells.Masks, 200, out _),
            AdminUrl = link,
            Base = now is null ? null : PlacementFields.Held(now),
            Drafted = new DraftedSession(draftId, session.Id, isOwn),
        };
        if (move.IsRemoved)
            return now is null ? null : record with { Fields = [.. PlaceOf(asked, rooms, now)] };
        var fields = Fields(asked, rooms, now, (move.StartsAt, move.EndsAt, move.Room)).ToList();
        return fields.Count == 0 && now is not null ? null : record with { Fields = fields };
    }

    private static RecordChange? Planned(AskedEvent asked, AskedDraft draft, IReadOnlyList<Room> rooms, DraftMove move) =>
        Record(asked, draft.Draft.Id, draft.IsOwn, draft.Draft.AdminUrl, rooms, draft.PlacementOf(move.Session.Record.Id), move);

    private static IEnumerable<FieldChange> Fields(
        AskedEvent asked, IReadOnlyList<Room> rooms, DraftPlacement? now, (DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, Room? Room) to)
    {
        if (Field(asked, SessionFields.StartsAt, JsonValue.Of(now?.StartsAt), JsonValue.Of(to.StartsAt), asked.Clock.Text(now?.StartsAt), asked.Clock.Text(to.StartsAt), now is null) is { } starts)
            yield return starts;
        if (Field(asked, SessionFields.EndsAt, JsonValue.Of(now?.EndsAt), JsonValue.Of(to.EndsAt), asked.Clock.Text(now?.EndsAt), asked.Clock.Text(to.EndsAt), now is null) is { } ends)
            yield return ends;
        var known = now?.RoomId is { } id ? RoomOf(rooms, id) : null;
        if (Field(asked, SessionFields.Room, JsonValue.Of(known?.Id), JsonValue.Of(to.Room?.Id), known?.Name ?? known?.Id, to.Room?.Name ?? to.Room?.Id, now is null) is { } room)
            yield return room;
    }

    // Where it was, which is all that is left to show of what is taken out.
    private static IEnumerable<FieldChange> PlaceOf(AskedEvent asked, IReadOnlyList<Room> rooms, DraftPlacement now) =>
        Fields(asked, rooms, null, (now.StartsAt, now.EndsAt, now.RoomId is null ? null : RoomOf(rooms, now.RoomId)))
            .Select(field => field with { Before = field.After, After = JsonValue.Null, ShownBefore = field.ShownAfter, ShownAfter = "" });

    private static Room RoomOf(IReadOnlyList<Room> rooms, string id) => rooms.FirstOrDefault(room => string.Equals(room.Id, id, StringComparison.OrdinalIgnoreCase)) ?? new Room { Id = id };

    private static FieldChange? Field(AskedEvent asked, SessionField field, JsonElement? before, JsonElement? after, string? shownBefore, string? shownAfter, bool isNew) =>
        after is not { } value || JsonValue.AreSame(before, after) ? null : new FieldChange
        {
            Field = field.Name,
            Label = field.Label,
            Before = before,
            After = value,
            ShownBefore = StrangersText.Shown(shownBefore, asked.Cells.Masks, 200, out _),
            ShownAfter = StrangersText.Shown(shownAfter, asked.Cells.Masks, 200, out _),
            NotUndoable = isNew || before is not null ? null : "Sessionboard's API cannot empty a field.",
        };

    private static string Sentence(AskedEvent asked, AskedDraft draft, DraftMove move, RecordChange record)
    {
        var (session, name) = (StrangersText.Quoted(record.Name, asked.Cells.Masks), StrangersText.Quoted(draft.Name, asked.Cells.Masks));
        return record.Action switch
        {
            RecordAction.Delete => $"Take {session} out of the draft {name}.",
            RecordAction.Create => $"Place {session} in the draft {name}{Place(asked, move)}.",
            _ => $"Move {session} in the draft {name}{Place(asked, move)}.",
        };
    }

    private static string Place(AskedEvent asked, DraftMove move) =>
        (move.StartsAt is null ? "" : $": {asked.Clock.Text(move.StartsAt)} to {asked.Clock.Text(move.EndsAt)}")
        + (move.Room?.Name is { } room ? $"{(move.StartsAt is null ? ":" : "")} in {StrangersText.Quoted(room, asked.Cells.Masks)}" : "");

    private static IEnumerable<string> Effects(IEnumerable<DraftMove> moves)
    {
        yield return "The live agenda stays as it is: it changes when a person commits the draft.";
        var removed = moves.Count(move => move.IsRemoved && move.Session.Record is { StartsAt: not null } or { Room: not null });
        if (removed > 0)
            yield return removed == 1
                ? "It has a place on the live agenda, which a commit may take away: whether it does is not published."
                : string.Create(CultureInfo.InvariantCulture, $"{removed} of them have a place on the live agenda, which a commit may take away: whether it does is not published.");
    }
}
