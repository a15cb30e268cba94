using System.Globalization;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a draft of the agenda is made or changed. A new one begins as the live agenda: <see cref="DraftFill"/> says why.</summary>
internal static class DraftPlan
{
    /// <summary>The plan of making one. Asked for again by its name, one that this connection made is filled on where that was cut short.</summary>
    /// <exception cref="InvalidArgumentException">There is one of that name already.</exception>
    public static async Task<ChangePlan> CreateAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var fields = new HeldFields(asked, held: null);
        var name = SetAll(asked, fields)!;
        var sessions = (await asked.Index.SessionsAsync(cancellationToken)).Items;
        var rooms = (await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken)).Items.OfType<Room>().ToList();
        var drafts = (await asked.Call.Client.Agenda.ListDraftsAsync(asked.Summary.Id, cancellationToken)).Value;
        if (SameName.Among(drafts, draft => draft.Name, name) is [var same, ..])
            return await FillOnAsync(asked, same, sessions, rooms, earlier, cancellationToken);
        var copies = Copies(asked, null, null, rooms, [.. sessions.Where(DraftFill.IsPlaced)]);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Create the agenda draft {StrangersText.Quoted(name, asked.Cells.Masks)}, with {Placements(copies.Count)} as {(copies.Count == 1 ? "it is" : "they are")} live.",
            Effects = ["The live agenda stays as it is: it changes when a person commits the draft."],
            Records =
            [
                new PlannedRecord(
                    new RecordChange { Kind = RecordKind.Draft, Action = RecordAction.Create, Name = StrangersText.Shown(name, asked.Cells.Masks, 200, out _), Fields = fields.Changes },
                    Touches.None),
                .. copies,
            ],
        };
    }

    /// <summary>The plan of another name or description.</summary>
    /// <exception cref="InvalidArgumentException">Nothing would change, the name is taken, or the draft is committed.</exception>
    public static async Task<ChangePlan> UpdateAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var draft = await AskedDraft.ReadAsync(asked, earlier, cancellationToken);
        var held = HeldRecord.Of(draft.Draft);
        var fields = new HeldFields(asked, held);
        if (SetAll(asked, fields) is { } name
            && SameName.Among((await asked.Call.Client.Agenda.ListDraftsAsync(asked.Summary.Id, cancellationToken)).Value.Where(other => other.Id != held.Id), other => other.Name, name) is [var same, ..])
            throw Taken(same);
        if (fields.Changes.Count == 0)
            throw NothingToChange.Of("the draft is");
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Change {fields.Labels} of the agenda draft {StrangersText.Quoted(draft.Name, asked.Cells.Masks)}.",
            Effects = ["The live agenda stays as it is."],
            Records =
            [
                new PlannedRecord(
                    new RecordChange
                    {
                        Kind = RecordKind.Draft,
                        Action = RecordAction.Update,
                        Id = held.Id,
                        Name = StrangersText.Shown(draft.Name, asked.Cells.Masks, 200, out _),
                        AdminUrl = held.AdminUrl,
                        BaseUpdatedAt = held.UpdatedAt,
                        Base = held.Known,
                        Fields = fields.Changes,
                    },
                    draft.IsOwn ? Touches.None : Touches.OthersDraft),
            ],
        };
    }

    private static async Task<ChangePlan> FillOnAsync(
        AskedEvent asked, AgendaDraft same, IReadOnlyList<IndexedSession> sessions, IReadOnlyList<Room> rooms, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        if (AskedDraft.IsCommitted(same) || await AskedDraft.OfAsync(asked, same, earlier, cancellationToken) is not { IsOwn: true } draft)
            throw Taken(same);
        var lacking = DraftFill.Lacking(sessions, draft);
        if (lacking.Count == 0)
            throw Taken(same);
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Fill the agenda draft {StrangersText.Quoted(draft.Name, asked.Cells.Masks)} on: place {Placements(lacking.Count)} that it lacks as {(lacking.Count == 1 ? "it is" : "they are")} live.",
            Effects = ["The live agenda stays as it is: it changes when a person commits the draft."],
            Records = Copies(asked, same.Id, same.AdminUrl, rooms, lacking),
        };
    }

    private static List<PlannedRecord> Copies(AskedEvent asked, string? draftId, string? link, IReadOnlyList<Room> rooms, IReadOnlyList<IndexedSession> sessions) =>
    [
        .. sessions.Select(session => new PlannedRecord(
            PlacementPlan.Record(asked, draftId, isOwn: true, link, rooms, null, new DraftMove(session, session.Record.StartsAt, session.Record.EndsAt, session.Record.Room))! with { IsCopy = true },
            Touches.None)),
    ];

    private static string? SetAll(AskedEvent asked, HeldFields fields)
    {
        var arguments = asked.Call.Arguments;
        var name = arguments.Text(DraftArguments.Name.Name) is { } given ? WrittenText.Line(DraftArguments.Name.Name, given, DraftArguments.MaxName) : null;
        if (name is not null)
            fields.Set(DraftArguments.Name.Name, "name", "name", JsonValue.Of(name)!.Value);
        if (arguments.Text(DraftArguments.Description.Name) is { } said)
            fields.Set(DraftArguments.Description.Name, "description", "description", JsonValue.Of(WrittenText.Of(DraftArguments.Description.Name, said, DraftArguments.MaxDescription))!.Value);
        return name;
    }

    // By its name a draft is planned in: two of one name could not be told apart.
    private static InvalidArgumentException Taken(AgendaDraft same) => new(
        $"Argument `{DraftArguments.Name.Name}`: there is an agenda draft of this name already, {same.Id} {StrangersText.Bracketed(same.Name)}. Nothing was changed; plan in that one with place_session, or give another name.");

    private static string Placements(int count) => count == 1 ? "1 session" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} sessions");
}
