using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// Sessionboard's public API, as one credential sees it. Every method throws a <see cref="SessionboardException"/>
/// when the API fails, and <see cref="OperationCanceledException"/> only when the caller cancelled. Identical reads in
/// flight are one call upstream.
/// </summary>
public partial interface ISessionboardClient : IAgendaDraftReads, ISessionContentReads
{
    /// <summary>Lists every event that the credential reaches, all pages of it. Kept for a minute by default.</summary>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The events in the API's order.</returns>
    Task<Dated<IReadOnlyList<EventSummary>>> ListEventsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads what can be asked in the query language. Kept for five minutes by default.</summary>
    /// <param name="eventId">The event whose custom fields and roles are wanted; null for the organization.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The schema, with at least one entity.</returns>
    /// <exception cref="SchemaUnreadableException">The answer holds nothing that looks like a schema.</exception>
    Task<Dated<InsightsSchema>> GetSchemaAsync(int? eventId, CancellationToken cancellationToken = default);

    /// <summary>Runs a query. Spends one request of the insights budget.</summary>
    /// <param name="request">The query and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of rows.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused the query.</exception>
    Task<QueryPage> ExecuteQueryAsync(QueryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets Sessionboard's AI put a question into a query, which is not run. Spends one request of the insights budget.</summary>
    /// <param name="request">The question and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The query with its explanation.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard cannot put the question into a query.</exception>
    Task<GeneratedQuery> GenerateQueryAsync(QuestionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Searches the sessions of an event. Not rate limited; up to three minutes old at Sessionboard.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of sessions.</returns>
    Task<Page<Session>> SearchSessionsAsync(
        int eventId, SessionSearch search, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Reads one session or sub-session. Spends one entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">The session's UUID.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The session.</returns>
    /// <exception cref="NotFoundException">The event has no such session.</exception>
    Task<Session> GetSessionAsync(int eventId, string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Searches the speakers of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of contacts who speak.</returns>
    Task<Page<Contact>> SearchSpeakersAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Searches the contacts of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of contacts.</returns>
    Task<Page<Contact>> SearchContactsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Searches the sponsors of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order; sponsors have no status.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of sponsors.</returns>
    Task<Page<Account>> SearchSponsorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Searches the exhibitors of an event. Not rate limited.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order; exhibitors have no status.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of exhibitors.</returns>
    Task<Page<Account>> SearchExhibitorsAsync(
        int eventId, ContactSearch search, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Lists one kind of an event's settings, all pages of it. Only statuses spend an entity read.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">The kind; it decides the type of what comes back.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The settings, each of the type that <see cref="SettingKind"/> names for the kind.</returns>
    Task<IReadOnlyList<Setting>> ListSettingsAsync(
        int eventId, SettingKind kind, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what was made out of several answers, for this credential alone: whoever asks with another one never gets it. Many who
    /// ask at once cause one making, a failure is not kept, and what has no room any more is made anew.
    /// </summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is kept for the credential.</param>
    /// <param name="kept">How long it is kept; zero for not at all, a minute at most under a person's grant.</param>
    /// <param name="weigh">How much room it takes, in units of about 256 characters; of 200,000 for all credentials together.</param>
    /// <param name="make">Makes it. It is cancelled when everybody who waits for it has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is kept, or was made just now.</returns>
    Task<T> KeepAsync<T>(
        string name, TimeSpan kept, Func<T, int> weigh, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken = default)
        where T : class;

    /// <summary>What is left of a budget, as the last answer told it.</summary>
    /// <param name="category">The budget.</param>
    /// <returns>The reading; null when no answer has told any yet.</returns>
    RateLimitReading? RateLimit(RateLimitCategory category);
}
