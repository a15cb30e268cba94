using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Api.Client;

public partial interface ISessionboardClient
{
    /// <summary>
    /// Searches sessions, submissions and sub-sessions in the short form that tells of deletions. Not rate limited.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="search">The filters and the order.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">Items to a page, 1 to 100.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of traces.</returns>
    Task<Page<SessionTrace>> SearchSessionTracesAsync(
        int eventId, SessionTraceSearch search, int page, int pageSize, CancellationToken cancellationToken = default);
}
