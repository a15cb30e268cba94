using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed partial class SessionboardClient
{
    public Task<Page<SessionTrace>> SearchSessionTracesAsync(
        int eventId, SessionTraceSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchSessionTraces, eventId, RequestBody.Of(search), ApiJson.Default.SessionTrace, page, pageSize, cancellationToken);

    public Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, int> weigh,
        Func<T?, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken = default)
        where T : class =>
        keptCache.RenewAsync(connection, name, fresh, kept, weigh, make, cancellationToken);
}
