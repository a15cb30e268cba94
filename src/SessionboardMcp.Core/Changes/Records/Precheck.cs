using System.Text.Json;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Reads a record once more before a request that Sessionboard does not guard against a change by somebody else: a delete, a change of a setting,
/// and an update of what tells no <c>updated_at</c>. Between the reading and the request somebody may still be faster, and reads of sessions may be
/// three minutes old; a change that waited for a person for hours is not sent over what was done meanwhile.
/// </summary>
internal static class Precheck
{
    /// <summary>What a person is told before of what is deleted, where the API takes no guard: how far this goes.</summary>
    public static IEnumerable<string> Effects(IReadOnlyList<RecordChange> records)
    {
        var deleted = records.Where(record => record.Action == RecordAction.Delete).ToList();
        if (deleted.Count > 0)
        {
            yield return deleted.Exists(record => record.Kind == RecordKind.Session)
                ? "Just before it is deleted it is read once more, and left where somebody changed it. Sessionboard's reads may be three minutes old, so what somebody changes in the last minutes may go with it."
                : "Just before it is deleted it is read once more, and left where somebody changed it. What somebody changes in that very moment goes with it.";
        }
    }

    /// <summary>The record as one that somebody changed, or that cannot be read; null where it may be sent.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="record">The record.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="NotFoundException">It is gone.</exception>
    public static async Task<RecordChange?> FailAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (record is not { Id: { } id, Base: { } known, Action: RecordAction.Update or RecordAction.Delete } || IsGuarded(record))
            return null;
        try
        {
            if (record.Kind == RecordKind.Session)
            {
                var session = await client.Sessions.GetAsync(eventId, id, cancellationToken);
                return IsAsItWas(record, session) ? null : Changed(record, Difference.Of(known, session));
            }

            if (HeldRecords.Covers(record.Kind))
            {
                return await HeldRecords.FindAsync(eventId, record.Kind, id, client, cancellationToken) is not { } one ? record with { Outcome = RecordOutcome.Refused, OutcomeNote = RecordRequest.Gone }
                    : IsAsItWas(record, one) ? null
                    : Changed(record, Difference.Of(known, one));
            }

            var held = await SettingAsync(eventId, record, client, cancellationToken);
            return held is null
                ? record with { Outcome = RecordOutcome.Refused, OutcomeNote = RecordRequest.Gone }
                : known.All(value => JsonValue.AreSame(value.Value, held.TryGetValue(value.Key, out var now) ? now : null))
                    ? null
                    : Changed(record, Difference.Of(known, held));
        }
        catch (SessionboardException failure) when (failure is not NotFoundException)
        {
            return record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "Sessionboard could not be read just before, so this and what follows was not written. Ask for it again later." };
        }
    }

    private static bool IsGuarded(RecordChange record) => record is { Action: RecordAction.Update, BaseUpdatedAt: not null } && HeldRecords.IsGuarded(record.Kind);

    /// <summary>Whether nobody changed it since. What was masked then or is now is not known, and so proves nothing.</summary>
    public static bool IsAsItWas(RecordChange record, HeldRecord held) => record.BaseUpdatedAt is { } at && held.UpdatedAt is { } now
        ? now <= at
        : record.Base!.All(value => held.IsMasked(value.Key) || held.Holds(value.Key, value.Value));

    private static bool IsAsItWas(RecordChange record, Session session) => record.BaseUpdatedAt is { } at && session.UpdatedAt is { } now
        ? now <= at
        : record.Base!.All(value => SessionFields.Holds(session, value.Key, value.Value) || value.Key == SessionFields.Status.Name);

    private static async Task<IReadOnlyDictionary<string, JsonElement>?> SettingAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken) =>
        (await client.Settings.ListAsync(eventId, SettingFields.KindOf(record.Kind), cancellationToken)).FirstOrDefault(setting => setting.Id == record.Id) is { } setting
            ? SettingFields.Held(setting)
            : null;

    private static RecordChange Changed(RecordChange record, string what) =>
        record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"It was changed since it was read{what}. Nothing of it was written." };
}
