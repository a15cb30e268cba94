using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Looks at Sessionboard for a record of which nobody knows whether it was written. Only what is seen there proves anything: its reads of
/// sessions may be three minutes old, so that old values prove nothing before that time.
/// </summary>
internal static class ReadBack
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(3);

    /// <summary>The record with what can be said of it now.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">A record whose outcome is unknown.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<RecordChange> LookAsync(
        ChangeSet change, RecordChange record, ISessionboardClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was deleted or restored is told by the list of statuses alone, which lags as well.
        if (record.Action is RecordAction.Delete or RecordAction.Restore)
            return record with { Outcome = RecordOutcome.Unknown, OutcomeNote = "Whether it was done has to be looked up in Sessionboard." };
        var isOld = now - change.SentAt < Lag;
        RecordChange? found;
        try
        {
            found = record.Kind == RecordKind.Session
                ? await SessionAsync(change, record, client, cancellationToken)
                : await SettingAsync(change.EventId, record, client, cancellationToken);
        }
        catch (NotFoundException)
        {
            found = null;
        }
        catch (SessionboardException)
        {
            // Looked up another time; that it could not be is no reason not to tell the rest.
            return record;
        }

        return found ?? (isOld && record.Kind == RecordKind.Session
            ? record with { Outcome = RecordOutcome.Unknown, OutcomeNote = "No answer came, and Sessionboard does not show it. Its reads may be three minutes old: call get_change again after that." }
            : record with { Outcome = RecordOutcome.Refused, OutcomeNote = "No answer came, and Sessionboard does not show it: it was not written." });
    }

    private static async Task<RecordChange?> SessionAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (record.Id is { } id)
            return Seen(record, await client.Sessions.GetAsync(change.EventId, id, cancellationToken));
        // A little before, as clocks differ.
        var search = new SessionSearch { CreatedAfter = change.SentAt - TimeSpan.FromMinutes(1) };
        for (var page = 1; ; page++)
        {
            var found = await client.Sessions.SearchAsync(change.EventId, search, page, 100, cancellationToken);
            if (found.Items.FirstOrDefault(session => record.Fields.All(field => field.Field == SessionFields.Parent.Name || field.Field == "is_abstract" || SessionFields.Shows(session, field))) is { } made)
                return Seen(record, made);
            if (found.Items.Count < 100)
                return null;
        }
    }

    private static async Task<RecordChange?> SettingAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var settings = await client.Settings.ListAsync(eventId, SettingFields.KindOf(record.Kind), cancellationToken);
        var found = settings.FirstOrDefault(setting => record.Id is null
            ? record.Fields.All(field => SettingFields.Shows(setting, field))
            : setting.Id == record.Id);
        return found is not null && record.Fields.All(field => SettingFields.Shows(found, field))
            ? record with { Id = found.Id, Outcome = RecordOutcome.Accepted, OutcomeNote = Shown }
            : null;
    }

    private const string Shown = "No answer came, but Sessionboard shows the new values.";

    private static RecordChange? Seen(RecordChange record, Session session) =>
        record.Id is not null && !record.Fields.All(field => SessionFields.Shows(session, field))
            ? null
            : record with
            {
                Id = session.Id,
                AdminUrl = session.AdminUrl ?? record.AdminUrl,
                WrittenAt = session.UpdatedAt,
                Outcome = RecordOutcome.Accepted,
                OutcomeNote = Shown,
            };
}
