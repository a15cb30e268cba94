using System.Globalization;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// What an event holds, read from the searches that Sessionboard does not limit, because those can search by neither text nor track,
/// room or role. Each part is read when a question needs it, so that a question about sessions needs no scope for contacts, and is
/// freshened from then on.
/// </summary>
/// <param name="client">Whose index it is: what a credential may not see is not in its index.</param>
/// <param name="eventId">The event.</param>
/// <param name="time">Tells how old the parts are.</param>
/// <param name="progress">Is told how far a reading is; null for nobody.</param>
internal sealed class EventIndex(ISessionboardClient client, int eventId, TimeProvider time, CallProgress? progress = null)
{
    // Sessionboard's own reads of sessions may be as old.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);

    // The same, and a little more, for what they tell of other records.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(4);

    // What nobody asks for makes room for others.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private const int BytesPerSetting = 500;

    /// <summary>
    /// As of when (UTC) sessions tell the names of their rooms, tracks and people; null where that is no older than they are
    /// themselves, or they were not asked for.
    /// </summary>
    public DateTimeOffset? NamesAsOf { get; private set; }

    /// <summary>
    /// As of when (UTC) at least sessions tell of people and companies, where the credential itself has changed some since: no more than that is known of what
    /// it changed. Null where it has not.
    /// </summary>
    public DateTimeOffset? RecordsAsOf { get; private set; }

    /// <summary>Whether something that was asked for had been read before, but was not kept, as there was no room.</summary>
    public bool HadNoRoom { get; private set; }

    /// <summary>Sessions and abstracts, without sub-sessions of their own, sources of compositions and deleted ones.</summary>
    public async Task<IndexPart<IndexedSession>> SessionsAsync(CancellationToken cancellationToken)
    {
        var read = await PartAsync("sessions", new SessionReader(client, eventId), () => client.Agenda.CommitVersion(eventId), cancellationToken);
        NamesAsOf = read.WholeAt < read.AsOf ? read.WholeAt : null;
        RecordsAsOf = HaveRecordsChanged(read.WholeAt) ? read.WholeAt - Lag : null;
        var settings = await OwnSettingsAsync(read, cancellationToken);
        var sessions = settings?.In(read) ?? read;
        return client.Sessions.OwnWrites(eventId) is { } own ? sessions.Made.Of(typeof(OwnChanges), [own, settings], () => With(own)) : sessions;

        // What is made of it is kept with what was read.
        IndexPart<IndexedSession> With(OwnWrites writes)
        {
            var changed = OwnChanges.In(sessions, writes, settings);
            changed.Follow(sessions.Made.Tell);
            return changed;
        }
    }

    /// <summary>Contacts, speakers among them.</summary>
    public Task<IndexPart<IndexedPerson>> PeopleAsync(CancellationToken cancellationToken) =>
        PartAsync("people", new PeopleReader(client, eventId), () => client.Contacts.Version(eventId), cancellationToken);

    /// <summary>Sponsors.</summary>
    public Task<IndexPart<Account>> SponsorsAsync(CancellationToken cancellationToken) => PartAsync(
        "sponsors",
        new AccountReader(client.Keeping, search => (page, size, token) => client.Accounts.SearchSponsorsAsync(eventId, search, page, size, token)),
        () => client.Accounts.Version(eventId, AccountKind.Sponsor),
        cancellationToken);

    /// <summary>Exhibitors.</summary>
    public Task<IndexPart<Account>> ExhibitorsAsync(CancellationToken cancellationToken) => PartAsync(
        "exhibitors",
        new AccountReader(client.Keeping, search => (page, size, token) => client.Accounts.SearchExhibitorsAsync(eventId, search, page, size, token)),
        () => client.Accounts.Version(eventId, AccountKind.Exhibitor),
        cancellationToken);

    /// <summary>One kind of settings. Only statuses spend an entity read, as no search lists the core ones.</summary>
    public Task<IndexPart<Setting>> SettingsAsync(SettingKind kind, CancellationToken cancellationToken) => client.Keeping.KeepAsync(
        // After a write of ours it is another list.
        Key($"settings-{kind}-{client.Settings.Version(eventId)}"),
        Fresh,
        part => BytesPerSetting * (part.Items.Count + 1),
        async token =>
        {
            var asOf = time.GetUtcNow();
            var settings = await client.Settings.ListAsync(eventId, kind, token);
            return new IndexPart<Setting>(settings, client.Keeping.AsOf(asOf));
        },
        cancellationToken);

    /// <summary>The fields of one module: <c>session</c>, <c>contact</c> or <c>account</c>. A definition does not tell which it is of.</summary>
    public Task<IndexPart<FieldDefinition>> FieldsAsync(string module, CancellationToken cancellationToken) => client.Keeping.KeepAsync(
        Key($"fields-{module}-{client.Settings.Version(eventId)}"),
        Fresh,
        part => BytesPerSetting * (part.Items.Count + 1),
        async token =>
        {
            var asOf = time.GetUtcNow();
            var fields = await client.Settings.FieldsAsync(eventId, module, token);
            return new IndexPart<FieldDefinition>(fields, client.Keeping.AsOf(asOf));
        },
        cancellationToken);

    private bool HaveRecordsChanged(DateTimeOffset wholeAt) =>
        client.Contacts.ChangedAt(eventId) > wholeAt - Lag || Enum.GetValues<AccountKind>().Any(kind => client.Accounts.ChangedAt(eventId, kind) > wholeAt - Lag);

    // Nothing is asked for where the credential itself changed no setting since the sessions were read whole. Where that cannot be answered, the receipt says as of when the names are.
    private async Task<CurrentSettings?> OwnSettingsAsync(IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var all = client.Settings.OwnWrites(eventId);
        var (own, listed) = CurrentSettings.Unseen(all, sessions.WholeAt);
        if (own.Count == 0)
        {
            CurrentSettings.Forget(sessions);
            return null;
        }

        try
        {
            var lists = await Task.WhenAll(listed.Select(kind => SettingsAsync(kind, cancellationToken)));
            return CurrentSettings.Of(sessions, all, own, listed.Zip(lists).ToDictionary());
        }
        catch (SessionboardException)
        {
            NamesAsOf = sessions.WholeAt - Lag;
            return null;
        }
    }

    private async Task<IndexPart<T>> PartAsync<T>(
        string name, PartReader<T> reader, Func<string> version, CancellationToken cancellationToken)
        where T : class
    {
        var (key, asked) = (Key(name), version());
        var part = await client.Keeping.RenewAsync<IndexPart<T>>(
            key,
            Fresh,
            Kept,
            read => read.Bytes,
            // After a write of ours it is freshened at once, and so is what others had begun to read before it. What was written since this call is not asked for.
            read => read.Version == asked || read.Version == version(),
            async (known, steps, token) =>
            {
                var (hadNoRoom, begun) = (known is null && client.Keeping.HadNoRoom(key), version());
                var made = await reader.ReadAsync(known, time.GetUtcNow(), steps, token);
                return made with { AsOf = client.Keeping.AsOf(made.AsOf), WholeAt = client.Keeping.AsOf(made.WholeAt), Version = begun, HadNoRoom = hadNoRoom };
            },
            progress?.Part(name),
            cancellationToken);
        HadNoRoom |= part.HadNoRoom;
        return part;
    }

    private string Key(string part) => string.Create(CultureInfo.InvariantCulture, $"index|{eventId}|{part}");
}
