using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans how a change set is put back: what can be, field by field; what somebody changed since is left as it is, and what cannot be put back
/// by Sessionboard's API is listed with the link to do it by hand.
/// </summary>
internal sealed class UndoPlan
{
    private const string Gone = "Sessionboard has no such record any more.";
    private const string Changed = "It was changed since.";
    private const string Blind = "Sessionboard does not show this change yet. Each session is read once more before it is put back, and stays where somebody changed it meanwhile or where the change still does not show.";
    private const string NotYet = "Sessionboard does not show it yet, as its reads may be three minutes old. Undo it after that.";

    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(3);

    private readonly List<PlannedRecord> _records = [];
    private readonly List<string> _left = [];
    private readonly ChangeSet _change;
    private readonly ISessionboardClient _client;
    private readonly EventIndex _index;
    private readonly TimeProvider _time;
    private readonly DraftUndo _drafts;
    private readonly UndoReads _reads;

    private UndoPlan(ChangeSet change, ISessionboardClient client, TimeProvider time) =>
        (_change, _client, _index, _time, _drafts, _reads) =
        (change, client, new EventIndex(client, change.EventId, time), time, new DraftUndo(change, client), new UndoReads(change, client, new EventIndex(client, change.EventId, time)));

    /// <summary>What would be put back.</summary>
    public IReadOnlyList<PlannedRecord> Records => _records;

    /// <summary>What stays as it is, a sentence each.</summary>
    public IReadOnlyList<string> Left => _left;

    /// <summary>Plans it.</summary>
    /// <param name="change">A change set of which something was written.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<UndoPlan> OfAsync(ChangeSet change, ISessionboardClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        var plan = new UndoPlan(change, client, time);
        // Last in, first out: a part that was made in a session goes before the session.
        foreach (var record in change.Records.Where(record => record.IsWritten && !DraftUndo.GoesWithDraft(change, record)).Reverse())
            await plan.AddAsync(record, cancellationToken);
        return plan;
    }

    private async Task AddAsync(RecordChange record, CancellationToken cancellationToken)
    {
        if (record.NotUndoable is { } why)
            Leave(record, why);
        else if (record.Kind == RecordKind.Placement)
            await PlacementAsync(record, cancellationToken);
        else if (record.Kind == RecordKind.Session)
            await SessionAsync(record, cancellationToken);
        else if (HeldRecords.Covers(record.Kind))
            await HeldAsync(record, cancellationToken);
        else if (record is { Kind: RecordKind.Status, Action: RecordAction.Delete })
            Add(record, RecordAction.Restore, [], Touches.None, null, null);
        else if (record.Action is RecordAction.Create or RecordAction.Restore)
            await SettingAsync(record, cancellationToken);
        else
            Leave(record, (record.Fields is [var first, ..] ? first.NotUndoable : null) ?? "Sessionboard's API cannot put it back.");
    }

    private async Task PlacementAsync(RecordChange record, CancellationToken cancellationToken)
    {
        var (back, stays) = await _drafts.PlacementAsync(record, cancellationToken);
        if (stays is not null)
            Leave(record, stays);
        if (back is { Action: RecordAction.Delete } or { Fields.Count: > 0 })
            Add(back, back.Action, back.Fields, record.Drafted!.IsOwn ? Touches.None : Touches.OthersDraft, null, null);
    }

    private async Task SettingAsync(RecordChange record, CancellationToken cancellationToken)
    {
        var settings = await _client.Settings.ListAsync(_change.EventId, SettingFields.KindOf(record.Kind), cancellationToken);
        if (settings.FirstOrDefault(setting => setting.Id == record.Id) is not { } setting)
        {
            Leave(record, Gone);
            return;
        }

        if (!record.Fields.All(field => SettingFields.Shows(setting, field)))
        {
            Leave(record, Changed);
            return;
        }

        var used = SettingUse.Count((await _index.SessionsAsync(cancellationToken)).Items, record.Kind, setting.Id);
        Add(
            record with { Base = SettingFields.Held(setting) },
            RecordAction.Delete,
            [],
            used > 0 ? Touches.InUse : Touches.None,
            null,
            SettingRemoval.WhyFinal(record.Kind, used),
            used: used);
    }

    private async Task HeldAsync(RecordChange record, CancellationToken cancellationToken)
    {
        var touches = record.Kind is RecordKind.Report or RecordKind.Draft ? Touches.None : Touches.Contact;
        if (record.Action == RecordAction.Delete)
        {
            Add(record, RecordAction.Restore, [], touches, null, null);
            return;
        }

        if (record.Id is not { } id)
        {
            Leave(record, "Sessionboard did not tell which one it made. Delete it there.");
            return;
        }

        if (record is { Kind: RecordKind.Draft, Action: RecordAction.Create } && await _drafts.WhyKeptAsync(record, cancellationToken) is { } kept)
        {
            Leave(record, kept);
            return;
        }

        if (await _reads.HeldAsync(record.Kind, id, cancellationToken) is not { } held)
        {
            Leave(record, Gone);
            return;
        }

        var planned = record with { Base = held.Known, AdminUrl = held.AdminUrl ?? record.AdminUrl };
        if (record.Action is RecordAction.Create or RecordAction.Restore)
        {
            // A draft changes by what is placed in it, too: that was looked at.
            var isAsWritten = record.Kind == RecordKind.Draft || (record.WrittenAt is { } at && held.UpdatedAt is { } now ? now == at : held.MayShow(record));
            if (isAsWritten)
                Add(planned, RecordAction.Delete, [], touches, held.UpdatedAt, record.Kind switch { RecordKind.Report => ReportRemoval.NoRestore, RecordKind.Draft => DraftRemoval.NoRestore, _ => null });
            else
                Leave(record, Changed);
            return;
        }

        var fields = record.Fields.Where(field => CanBePutBack(record, field, held.Shows(field))).Select(field => Back(field, held.Value(field.Field))).ToList();
        if (fields.Count > 0)
            Add(planned, RecordAction.Update, fields, touches, held.UpdatedAt, null);
    }

    private async Task SessionAsync(RecordChange record, CancellationToken cancellationToken)
    {
        if (record.Action == RecordAction.Delete)
        {
            Add(record, RecordAction.Restore, [], Touches.Public, null, null);
            return;
        }

        if (await _reads.SessionAsync(record, cancellationToken) is not { } session)
        {
            Leave(record, record.Action is RecordAction.Create or RecordAction.Restore && _time.GetUtcNow() - _change.SentAt < Lag ? NotYet : Gone);
            return;
        }

        var sessions = (await _index.SessionsAsync(cancellationToken)).Items;
        var parent = SessionParent.Of(sessions, session);
        var touches = session.IsPublic != false || SessionParent.MayBePublic(session, parent) ? Touches.Public : Touches.None;
        // Of what was sent in bulk no answer told the values, and some answers cannot be read: reads may be as old as before.
        var isLate = record is { NotGuarded: true, Action: RecordAction.Update } or { WrittenAt: null, Action: RecordAction.Update } && !(session.UpdatedAt > record.BaseUpdatedAt) && _time.GetUtcNow() - _change.SentAt < Lag;
        // What an answer told is known, however old the reads are, and Sessionboard's guard knows whether somebody changed it since.
        var isBefore = !record.NotGuarded && session.UpdatedAt < record.WrittenAt && _time.GetUtcNow() - _change.SentAt < Lag;
        var isOlder = isBefore && record is { IsTold: true, Action: RecordAction.Update };
        if (isBefore && !isOlder)
        {
            Leave(record, NotYet);
            return;
        }

        var planned = record with { Base = isLate || isOlder ? null : SessionFields.Held(session), NotShownAt = isLate ? session.UpdatedAt ?? DateTimeOffset.MinValue : null, NotGuarded = false, AdminUrl = session.AdminUrl ?? record.AdminUrl };
        if (record.Action is RecordAction.Create or RecordAction.Restore)
        {
            if (session.UpdatedAt != record.WrittenAt && record.WrittenAt is not null)
                Leave(record, Changed);
            else
                Add(planned, RecordAction.Delete, [], touches, session.UpdatedAt, null);
            return;
        }

        var fields = record.Fields
            .Where(field => CanBePutBack(record, field, isLate || isOlder || SessionFields.Shows(session, field)))
            .Select(field => Back(field, isLate || isOlder ? field.After : SessionFields.Value(session, field.Field)))
            .ToList();
        if (fields.Any(field => field.Field == SessionFields.Status.Name))
            touches |= Touches.Status;
        if (fields.Any(field => field.Field == SessionFields.IsPublic.Name))
            touches |= Touches.Public;
        if (fields.Count > 0)
            Add(planned, RecordAction.Update, fields, touches, isOlder ? record.WrittenAt : isLate ? null : session.UpdatedAt, null, OldPlace.Conflicts(_change, sessions, session, fields, parent));
        if (isLate && !_left.Contains(Blind))
            _left.Add(Blind);
    }

    private bool CanBePutBack(RecordChange record, FieldChange field, bool isShown)
    {
        var why = field.NotUndoable ?? (isShown ? null : Changed);
        if (why is not null)
            Leave(record, $"{field.Label}: {why}");
        return why is null;
    }

    private static FieldChange Back(FieldChange field, JsonElement? held) => field with
    {
        Before = held,
        // A field that was empty before is not put back, but for tags: those are replaced by none.
        After = field.Before is { } before ? JsonValue.Like(before, field.After) : JsonValue.Of(Array.Empty<string>()),
        WasLeft = false,
        ShownBefore = field.ShownAfter,
        ShownAfter = field.ShownBefore,
    };

    private void Add(
        RecordChange record, RecordAction action, IReadOnlyList<FieldChange> fields, Touches touches, DateTimeOffset? guard, string? notUndoable,
        IReadOnlyList<string>? conflicts = null, int used = 0) =>
        _records.Add(new PlannedRecord(
            record with
            {
                Action = action,
                Fields = fields,
                BaseUpdatedAt = guard,
                Conflicts = conflicts ?? [],
                NotUndoable = notUndoable,
                Outcome = RecordOutcome.NotSent,
                OutcomeNote = null,
                MissingScope = null,
                IsConsequence = false,
                IsCopy = false,
                WrittenAt = null,
                WasPutBack = null,
            },
            touches,
            used));

    private void Leave(RecordChange record, string why) =>
        _left.Add($"{StrangersText.Quoted(record.Name)} stays: {why}{(record.AdminUrl is { } link ? $" {link}" : "")}");
}
