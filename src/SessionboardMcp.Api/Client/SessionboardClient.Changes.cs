using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

internal sealed partial class SessionboardClient
{
    public Task<Page<SessionTrace>> SearchSessionTracesAsync(
        int eventId, SessionTraceSearch search, int page, int pageSize, CancellationToken cancellationToken = default) =>
        SearchAsync(Operations.SearchSessionTraces, eventId, RequestBody.Of(search), ApiJson.Default.SessionTrace, page, pageSize, cancellationToken);
}
