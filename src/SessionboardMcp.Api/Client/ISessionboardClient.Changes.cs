using SessionboardMcp.Api.Json;
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

    /// <summary>
    /// Keeps what was made out of several answers, for this credential alone, and makes it anew out of itself once it is no longer
    /// fresh. Many who ask at once cause one making; where that fails, the failure is theirs, and the next one who asks tries again.
    /// </summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is renewed for the credential.</param>
    /// <param name="fresh">How long it is given away as it is; a minute at most under a person's grant.</param>
    /// <param name="kept">How long it is kept to be renewed; what nobody asks for is forgotten after that.</param>
    /// <param name="weigh">How much room it takes, in units of about 256 characters; of 200,000 for all credentials together.</param>
    /// <param name="make">Makes it, out of what is kept or, where that is null, from nothing. It is cancelled when everybody who waits has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is fresh, or was made just now.</returns>
    Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, int> weigh,
        Func<T?, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken = default)
        where T : class;
}
