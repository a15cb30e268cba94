using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Looks at Sessionboard for a record of which nobody knows whether it was written. Only what is seen there proves anything: its reads of
/// sessions may be three minutes old, and a request whose answer did not come may still be carried out. So what is not seen proves nothing before that.
/// </summary>
internal static class ReadBack
{
    private const string Shown = "No answer came, but Sessionboard shows the new values.";

    private const int Few = 5;

    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(3);

    // Longer than a server works at a request that nobody waits for any more, as a rule.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>The record with what can be said of it now.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">A record whose outcome is unknown.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <param name="searched">What <see cref="SearchAsync"/> found; null where each session is read by itself.</param>
    /// <param name="people">What <see cref="HeldReadBack.SearchAsync"/> found; null where each contact is looked for by itself.</param>
    public static async Task<RecordChange> LookAsync(
        ChangeSet change, RecordChange record, ISessionboardClient client, DateTimeOffset now, CancellationToken cancellationToken,
        IReadOnlyDictionary<string, Session>? searched = null, IReadOnlyList<HeldRecord>? people = null)
    {
        var isSession = record.Kind == RecordKind.Session;
        var isEarly = now - change.SentAt < (isSession ? Lag : Settled);
        try
        {
            var seen = isSession
                ? await SessionAsync(change, record, client, isEarly, searched, cancellationToken)
                : HeldRecords.Covers(record.Kind) ? await HeldReadBack.LookAsync(change, record, client, isEarly, people, cancellationToken)
                : Seen(record, await SettingAsync(change.EventId, record, client, cancellationToken));
            return seen ?? (isEarly ? Early(record, isSession) : NotWritten(record));
        }
        catch (SessionboardException)
        {
            // Looked up another time; that it could not be is no reason not to tell the rest.
            return record;
        }
    }

    /// <summary>Whether they are looked up by a search: reads of single sessions are limited.</summary>
    public static bool AreMany(ChangeSet change) =>
        change.Records.Count(record => record is { Outcome: RecordOutcome.Unknown, Kind: RecordKind.Session, Action: RecordAction.Update, IsConsequence: false }) > Few;

    /// <summary>The sessions that changed since a change set was sent, by id; null where they cannot be read.</summary>
    public static Task<IReadOnlyDictionary<string, Session>?> SearchAsync(ChangeSet change, ISessionboardClient client, CancellationToken cancellationToken) =>
        // A little before, as clocks differ, and as it was sent in several requests.
        BulkPrecheck.ChangedSinceAsync(change.EventId, (change.DecidedAt ?? change.CreatedAt) - Settled, client, cancellationToken);

    private static RecordChange Early(RecordChange record, bool isSession) => record with
    {
        Outcome = RecordOutcome.Unknown,
        OutcomeNote = isSession
            ? "No answer came, and Sessionboard does not show it. Its reads may be three minutes old: call get_change again after that."
            : "No answer came, and Sessionboard does not show it. It may still be carried out: call get_change again in a minute.",
    };

    private static RecordChange NotWritten(RecordChange record) =>
        record with { Outcome = RecordOutcome.Refused, OutcomeNote = "No answer came, and Sessionboard does not show it: it was not written. Ask for it again if it is still wanted." };

    private static async Task<RecordChange?> SessionAsync(ChangeSet change, RecordChange record, ISessionboardClient client, bool isEarly, IReadOnlyDictionary<string, Session>? searched, CancellationToken cancellationToken)
    {
        // What was not changed since is not found, and so was not written.
        var session = searched is not null && record is { Id: { } known, Action: RecordAction.Update } ? searched.GetValueOrDefault(known)
            : record.Id is { } id
            ? await FoundAsync(change.EventId, id, client, cancellationToken)
            : await MadeAsync(change, record, client, cancellationToken);
        if (record.Action == RecordAction.Delete)
            return session is null ? record with { Outcome = RecordOutcome.Accepted, OutcomeNote = "No answer came, but Sessionboard does not show it any more." } : null;
        if (session is null)
            return null;
        var (shown, missing) = (record.Fields.Where(field => IsShown(session, field)).ToList(), record.Fields.Where(field => !IsShown(session, field)).ToList());
        if (missing.Count == 0)
            return Written(record, session, Shown);
        if (isEarly || session.UpdatedAt is null || session.UpdatedAt <= record.BaseUpdatedAt)
            return null;
        // Somebody wrote since: maybe this change, and another one over it.
        var labels = string.Join(", ", missing.Select(field => field.Label));
        return shown.Count > 0
            ? Written(record, session, $"No answer came. Sessionboard shows what was to be written, but not the new {labels}.")
            : record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"No answer came. It was changed since at Sessionboard, and does not show the new {labels}: it was not written, or somebody wrote over it." };
    }

    private static RecordChange Written(RecordChange record, Session session, string note) => record with
    {
        Id = session.Id,
        AdminUrl = session.AdminUrl ?? record.AdminUrl,
        WrittenAt = session.UpdatedAt,
        Outcome = RecordOutcome.Accepted,
        OutcomeNote = note,
    };

    private static async Task<Session?> FoundAsync(int eventId, string id, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Sessions.GetAsync(eventId, id, cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static async Task<Session?> MadeAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        // A little before, as clocks differ.
        var since = change.SentAt - TimeSpan.FromMinutes(1);
        if (record.Fields.FirstOrDefault(field => field.Field == SessionFields.Parent.Name) is { } parent)
            return await PartAsync(change.EventId, parent.After.GetString()!, record, client, since, cancellationToken);
        var search = new SessionSearch { CreatedAfter = since };
        for (var page = 1; ; page++)
        {
            var found = await client.Sessions.SearchAsync(change.EventId, search, page, 100, cancellationToken);
            if (found.Items.FirstOrDefault(session => record.Fields.All(field => IsShown(session, field))) is { } made)
                return made;
            if (found.Items.Count < 100)
                return null;
        }
    }

    // Searches do not find parts; their session lists them.
    private static async Task<Session?> PartAsync(int eventId, string parent, RecordChange record, ISessionboardClient client, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var title = record.Fields.FirstOrDefault(field => field.Field == SessionFields.Title.Name);
        var parts = await FoundAsync(eventId, parent, client, cancellationToken) is { } whole ? whole.Subsessions : [];
        foreach (var part in parts.Where(part => title is null || JsonValue.AreSame(JsonValue.Of(part.Title), title.After)))
        {
            if (await FoundAsync(eventId, part.Id, client, cancellationToken) is { } made && !(made.CreatedAt < since) && record.Fields.All(field => IsShown(made, field)))
                return made;
        }

        return null;
    }

    // Sessions do not tell the id of theirs, and an abstract is found by what else it is.
    private static bool IsShown(Session session, FieldChange field) =>
        field.Field == SessionFields.Parent.Name || field.Field == SessionFields.IsAbstract.Name || SessionFields.Shows(session, field);

    private static async Task<Setting?> SettingAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken) =>
        (await client.Settings.ListAsync(eventId, SettingFields.KindOf(record.Kind), cancellationToken)).FirstOrDefault(setting => record.Id is null
            ? record.Fields.All(field => SettingFields.Shows(setting, field))
            : setting.Id == record.Id);

    private static RecordChange? Seen(RecordChange record, Setting? setting) => (record.Action, setting) switch
    {
        (RecordAction.Delete, null) => record with { Outcome = RecordOutcome.Accepted, OutcomeNote = "No answer came, but Sessionboard does not show it any more." },
        (RecordAction.Delete, _) or (_, null) => null,
        _ when record.Fields.All(field => SettingFields.Shows(setting, field)) => record with { Id = setting.Id, Outcome = RecordOutcome.Accepted, OutcomeNote = Shown },
        _ => null,
    };
}
