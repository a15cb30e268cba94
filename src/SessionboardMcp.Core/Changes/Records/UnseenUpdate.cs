using System.Text.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Looks at a session just before something is put back in it that no read showed when that was planned: what it holds may be somebody else's by now. It is
/// written only where a read that shows the change holds in each field what the change wrote, or what is to be put back anyway.
/// </summary>
internal static class UnseenUpdate
{
    private const string NotYet = "Sessionboard does not show yet what is to be put back, as its reads may be three minutes old, so what somebody changed since would be lost. Nothing of it was written: put it back in three minutes.";

    /// <summary>Whether a record is one of these.</summary>
    public static bool Is(RecordChange record) => record.NotShownAt is not null;

    /// <summary>The record to be sent, guarded by what was read; or with its outcome.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">The record, of it.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="cancellationToken">Nobody's: see <see cref="Flow.ChangeSender"/>.</param>
    public static async Task<RecordChange> LookAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken) =>
        (await BulkPrecheck.LookAsync(change, [record], client, cancellationToken))[0];

    /// <summary>The same by what was read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="record">The record.</param>
    /// <param name="found">The session as the search tells it; null where it does not.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="cancellationToken">Nobody's.</param>
    public static async Task<RecordChange> JudgeAsync(int eventId, RecordChange record, Session? found, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (await WholeAsync(eventId, record, found, client, cancellationToken) is not { } now || !(now.UpdatedAt > record.NotShownAt))
            return record with { Outcome = RecordOutcome.Refused, OutcomeNote = NotYet };
        if (record.Fields.All(field => SessionFields.Holds(now, field.Field, field.Before) || SessionFields.Shows(now, field)))
            return record with { BaseUpdatedAt = now.UpdatedAt };
        var written = new Dictionary<string, JsonElement>(SessionFields.Held(now), StringComparer.Ordinal);
        foreach (var field in record.Fields)
        {
            if (field.Before is { } value)
                written[field.Field] = value;
            else
                written.Remove(field.Field);
        }

        return record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"It was changed since{Difference.Of(written, now)}. Nothing of it was written." };
    }

    // A search tells no descriptions.
    private static async Task<Session?> WholeAsync(int eventId, RecordChange record, Session? found, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (found is null || record.Fields.All(field => field.Field != SessionFields.Description.Name))
            return found;
        try
        {
            return await client.Sessions.GetAsync(eventId, record.Id!, cancellationToken) is var whole && whole.UpdatedAt >= found.UpdatedAt ? whole : null;
        }
        catch (SessionboardException)
        {
            return null;
        }
    }
}
