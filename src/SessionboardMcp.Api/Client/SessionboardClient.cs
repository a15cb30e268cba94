using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>The typed face of the API: it knows shapes, and leaves the wire to <see cref="Upstream"/>.</summary>
internal sealed partial class SessionboardClient(
    Connection connection,
    Upstream upstream,
    CredentialCache cache,
    KeptCache keptCache,
    RateLimitLedger ledger,
    SchemaRoutes schemaRoutes,
    AssistantVerdicts verdicts,
    Coalescer coalescer,
    TimeProvider time,
    SessionboardOptions options)
    : ISessionboardClient
{
    public Task<Dated<IReadOnlyList<EventSummary>>> ListEventsAsync(CancellationToken cancellationToken = default) =>
        cache.GetAsync(
            connection,
            "events",
            options.EventsTtl,
            events => events.Value.Count,
            token => PageReader.AllAsync(page => EventsAsync(page, token), item => Id(item.Id)),
            cancellationToken);

    public Task<Dated<InsightsSchema>> GetSchemaAsync(int? eventId, CancellationToken cancellationToken = default) =>
        cache.GetAsync(
            connection,
            $"schema:{(eventId is { } id ? Id(id) : "organization")}",
            options.SchemaTtl,
            schema => schema.Value.Entities.Sum(entity => 1 + entity.Fields.Count + entity.Relationships.Count),
            token => SchemaAsync(eventId, token),
            cancellationToken);

    public Task<QueryPage> ExecuteQueryAsync(QueryRequest request, CancellationToken cancellationToken = default)
    {
        int[] events = [.. (request.EventIds ?? []).Concat(request.EventId is { } one ? [one] : []).Distinct().Order()];
        var body = RequestBody.Of(request, events);
        var call = events is [var only]
            ? Call.To(Operations.ExecuteEventQuery, only, body: body)
            : Call.To(Operations.ExecuteQuery, body: body);
        return upstream.SendAsync(connection, call, (root, at) => QueryPageReader.Read(root, request, at), cancellationToken);
    }

    public Task<GeneratedQuery> GenerateQueryAsync(QuestionRequest request, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(
            connection,
            Call.To(Operations.GenerateQuery, body: RequestBody.Of(request)),
            (root, _) => GeneratedQuery.Read(root),
            cancellationToken);

    public Task<Page<Session>> SearchSessionsAsync(
        int eventId, SessionSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchSessions, eventId, RequestBody.Of(search), ApiJson.Default.Session, page, pageSize, cancellationToken);

    public Task<Session> GetSessionAsync(int eventId, string sessionId, CancellationToken cancellationToken = default) =>
        upstream.SendAsync(
            connection,
            Call.To(Operations.GetSession, eventId, sessionId),
            (root, _) => Envelope.Record(root).Deserialize(ApiJson.Default.Session) ?? throw new JsonException("No session."),
            cancellationToken);

    public Task<Page<Contact>> SearchSpeakersAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchSpeakers, eventId, RequestBody.Of(search), ApiJson.Default.Contact, page, pageSize, cancellationToken);

    public Task<Page<Contact>> SearchContactsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchContacts, eventId, RequestBody.Of(search), ApiJson.Default.Contact, page, pageSize, cancellationToken);

    public Task<Page<Account>> SearchSponsorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchSponsors, eventId, RequestBody.Of(search), ApiJson.Default.Account, page, pageSize, cancellationToken);

    public Task<Page<Account>> SearchExhibitorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchExhibitors, eventId, RequestBody.Of(search), ApiJson.Default.Account, page, pageSize, cancellationToken);

    public async Task<IReadOnlyList<Setting>> ListSettingsAsync(
        int eventId, SettingKind kind, CancellationToken cancellationToken = default)
    {
        var operation = Operations.ListSettings(kind);
        return operation.Method == HttpMethod.Get
            ? await WholeListAsync(operation, eventId, kind, cancellationToken).ConfigureAwait(false)
            : (await PageReader.AllAsync(page => SettingsAsync(operation, eventId, kind, page, cancellationToken), setting => setting.Id).ConfigureAwait(false)).Value;
    }

    public Task<T> KeepAsync<T>(
        string name, TimeSpan kept, Func<T, int> weigh, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken = default)
        where T : class =>
        keptCache.Cache.GetAsync(connection, "made|" + name, kept, weigh, make, cancellationToken);

    public RateLimitReading? RateLimit(RateLimitCategory category) => ledger.Read(connection.Partition, category);

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);

    private Task<Page<EventSummary>> EventsAsync(int page, CancellationToken cancellationToken) =>
        upstream.SendAsync(
            connection,
            Call.To(Operations.ListEvents, query: PageReader.Query(page, PageReader.MaxSize)),
            (root, at) => PageReader.Read(root, EventReader.Read, page, PageReader.MaxSize, at),
            cancellationToken);

    private Task<Dated<InsightsSchema>> SchemaAsync(int? eventId, CancellationToken cancellationToken)
    {
        return eventId is null ? ReadAsync(Operations.GetSchema) : schemaRoutes.ReadAsync(connection, ReadAsync);

        Task<Dated<InsightsSchema>> ReadAsync(Operation operation) => upstream.SendAsync(
            connection,
            Call.To(operation, eventId),
            (root, at) => new Dated<InsightsSchema>(SchemaReader.Read(root) ?? throw new SchemaUnreadableException(operation.Name), at),
            cancellationToken);
    }

    private Task<Page<T>> SearchAsync<T>(
        Operation operation, int eventId, byte[] body, JsonTypeInfo<T> type, int page, int pageSize, CancellationToken cancellationToken) =>
        upstream.SendAsync(
            connection,
            Call.To(operation, eventId, query: PageReader.Query(page, pageSize), body: body),
            (root, at) => PageReader.Read(root, type, page, pageSize, at),
            cancellationToken);

    private Task<Page<Setting>> SettingsAsync(
        Operation operation, int eventId, SettingKind kind, int page, CancellationToken cancellationToken) =>
        upstream.SendAsync(
            connection,
            Call.To(operation, eventId, query: PageReader.Query(page, PageReader.MaxSize), body: RequestBody.Empty),
            (root, at) => PageReader.Read(root, row => SettingReader.Read(row, kind), page, PageReader.MaxSize, at),
            cancellationToken);

    private async Task<IReadOnlyList<Setting>> WholeListAsync(
        Operation operation, int eventId, SettingKind kind, CancellationToken cancellationToken)
    {
        var page = await upstream
            .SendAsync(
                connection,
                Call.To(operation, eventId),
                (root, at) => PageReader.Read(root, row => SettingReader.Read(row, kind), 1, PageReader.MaxSize, at),
                cancellationToken)
            .ConfigureAwait(false);
        return page.Items;
    }
}
