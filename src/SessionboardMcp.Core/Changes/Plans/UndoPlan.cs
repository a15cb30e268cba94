using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans how a change set is put back: what can be, field by field; what somebody changed since is left as it is, and what cannot be put back
/// by Sessionboard's API is listed with the link to do it by hand.
/// </summary>
internal sealed class UndoPlan
{
    private readonly List<PlannedRecord> _records = [];
    private readonly List<string> _left = [];

    private UndoPlan()
    {
    }

    /// <summary>What would be put back.</summary>
    public IReadOnlyList<PlannedRecord> Records => _records;

    /// <summary>What stays as it is, a sentence each.</summary>
    public IReadOnlyList<string> Left => _left;

    /// <summary>Plans it.</summary>
    /// <param name="change">A change set of which something was written.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<UndoPlan> OfAsync(ChangeSet change, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var plan = new UndoPlan();
        // Last in, first out: a part that was made in a session goes before the session.
        foreach (var record in change.Records.Where(record => record.IsWritten).Reverse())
            await plan.AddAsync(change, record, client, cancellationToken);
        return plan;
    }

    private async Task AddAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (record.NotUndoable is { } why)
            Leave(record, why);
        else if (record.Kind == RecordKind.Session)
            await SessionAsync(change, record, client, cancellationToken);
        else if (record.Action == RecordAction.Create)
            Add(record, RecordAction.Delete, [], Touches.None, null, "Sessionboard cannot bring back a deleted setting.");
        else
            Leave(record, (record.Fields is [var first, ..] ? first.NotUndoable : null) ?? "Sessionboard's API cannot put it back.");
    }

    private async Task SessionAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (record.Action == RecordAction.Delete)
        {
            Add(record, RecordAction.Restore, [], Touches.Public, null, null);
            return;
        }

        if (await FoundAsync(change, record, client, cancellationToken) is not { } session)
        {
            Leave(record, "Sessionboard has no such record any more.");
            return;
        }

        var touches = session.IsPublic != false ? Touches.Public : Touches.None;
        if (record.Action is RecordAction.Create or RecordAction.Restore)
        {
            if (session.UpdatedAt != record.WrittenAt && record.WrittenAt is not null)
                Leave(record, "Somebody changed it since.");
            else
                Add(record, RecordAction.Delete, [], touches, null, null);
            return;
        }

        var fields = record.Fields.Where(field => CanBePutBack(record, field, session)).Select(field => Back(field, session)).ToList();
        if (fields.Any(field => field.Field == SessionFields.Status.Name))
            touches |= Touches.Status;
        if (fields.Any(field => field.Field == SessionFields.IsPublic.Name))
            touches |= Touches.Public;
        if (fields.Count > 0)
            Add(record, RecordAction.Update, fields, touches, session.UpdatedAt, null);
    }

    private bool CanBePutBack(RecordChange record, FieldChange field, Session session)
    {
        var why = field.NotUndoable ?? (SessionFields.Shows(session, field) ? null : "Somebody changed it since.");
        if (why is not null)
            Leave(record, $"{field.Label}: {why}");
        return why is null;
    }

    private static FieldChange Back(FieldChange field, Session session) => field with
    {
        Before = SessionFields.Value(session, field.Field),
        // A field that was empty before is not put back, but for tags: those are replaced by none.
        After = field.Before ?? JsonValue.Of(Array.Empty<string>()),
        ShownBefore = field.ShownAfter,
        ShownAfter = field.ShownBefore,
    };

    private static async Task<Session?> FoundAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Sessions.GetAsync(change.EventId, record.Id!, cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private void Add(RecordChange record, RecordAction action, IReadOnlyList<FieldChange> fields, Touches touches, DateTimeOffset? guard, string? notUndoable) =>
        _records.Add(new PlannedRecord(
            record with
            {
                Action = action,
                Fields = fields,
                BaseUpdatedAt = guard,
                Conflicts = [],
                NotUndoable = notUndoable,
                Outcome = RecordOutcome.NotSent,
                OutcomeNote = null,
                MissingScope = null,
                WrittenAt = null,
            },
            touches));

    private void Leave(RecordChange record, string why) =>
        _left.Add($"{Answers.StrangersText.Quoted(record.Name)} stays: {why}{(record.AdminUrl is { } link ? $" {link}" : "")}");
}
