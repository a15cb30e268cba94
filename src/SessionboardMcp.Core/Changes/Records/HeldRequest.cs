namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Sends the request of a contact, sponsor, exhibitor or report, once.</summary>
internal static class HeldRequest
{
    private const string Untold = "Sessionboard's answer tells nothing of it";

    /// <summary>Sends it.</summary>
    /// <returns>The record with its outcome.</returns>
    public static async Task<RecordChange> OnceAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var fields = RecordBody.Of(record.Fields);
        switch (record.Action)
        {
            case RecordAction.Create:
                return await WrittenAsync(eventId, record, await HeldRecords.CreateAsync(eventId, record.Kind, fields, client, cancellationToken), client, cancellationToken);
            case RecordAction.Update:
                return await WrittenAsync(eventId, record, await HeldRecords.UpdateAsync(eventId, record, fields, client, cancellationToken), client, cancellationToken);
            case RecordAction.Commit:
                await client.Agenda.CommitDraftAsync(eventId, record.Id!, cancellationToken);
                return await WrittenAsync(eventId, record, null, client, cancellationToken);
            case RecordAction.Delete:
                await HeldRecords.DeleteAsync(eventId, record, client, cancellationToken);
                return record with { Outcome = RecordOutcome.Accepted };
            default:
                await HeldRecords.RestoreAsync(eventId, record, client, cancellationToken);
                return record with { Outcome = RecordOutcome.Accepted };
        }
    }

    private static async Task<RecordChange> WrittenAsync(int eventId, RecordChange record, HeldRecord? answer, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (answer is not null)
        {
            var missing = record.Fields.Where(field => !answer.Shows(field)).Select(field => field.Label).ToList();
            return Of(record, answer) with
            {
                Outcome = missing.Count == 0 ? RecordOutcome.Changed : RecordOutcome.Accepted,
                OutcomeNote = missing.Count == 0 ? null : $"Sessionboard's answer does not show the new {string.Join(", ", missing)}.",
            };
        }

        var accepted = record with { Outcome = RecordOutcome.Accepted, OutcomeNote = $"{Untold}." };
        try
        {
            return await SeenAsync(eventId, record, client, cancellationToken) is { } seen ? Of(accepted, seen) with { OutcomeNote = $"{Untold}, but it is shown with the new values." } : accepted;
        }
        catch (SessionboardException)
        {
            // It was accepted, whatever a look at it says.
            return accepted;
        }
    }

    // Of two that are alike nobody knows which is the new one.
    private static async Task<HeldRecord?> SeenAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (record.Id is { } id)
            return await HeldRecords.FindAsync(eventId, record.Kind, id, client, cancellationToken) is { } held && record.Fields.All(held.Shows) ? held : null;
        var made = await HeldRecords.MadeAsync(eventId, record.Kind, null, client, cancellationToken);
        return made.Where(one => record.Fields.All(one.Shows)).ToList() is [var only] ? only : null;
    }

    private static RecordChange Of(RecordChange record, HeldRecord held) => record with { Id = held.Id, AdminUrl = held.AdminUrl ?? record.AdminUrl, WrittenAt = held.UpdatedAt };
}
