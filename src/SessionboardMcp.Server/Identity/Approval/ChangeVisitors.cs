using Microsoft.AspNetCore.Antiforgery;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Recognises whose changes a browser may see and decide: those of what it connected itself, living or ended, and of what a browser connected that it
/// is paired with. A bearer token, an address or an id says nothing here.
/// </summary>
internal sealed class ChangeVisitors(ConnectionStore store, BrowserKey browser, Pairing pairing, ConnectionClients clients, IAntiforgery antiforgery)
    : IChangeVisitors
{
    private const string Ended = "This assistant is no longer connected, so nothing more is done for it. Connect it again and ask again.";

    // As long as change sets are kept.
    private static readonly TimeSpan EndedShown = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task<DeskVisit> OfAsync(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var connections = browser.Read(context) is { } key ? await store.ListAsync(await pairing.KeysAsync(key, context.RequestAborted), EndedShown, context.RequestAborted) : [];
        return new DeskVisit
        {
            PairPath = Pages.PagePaths.Pair,
            Links = Pages.PagePaths.SignedIn,
            Hidden = new Dictionary<string, string> { [tokens.FormFieldName] = tokens.RequestToken! },
            Connections = [.. connections.Select(connection => new DeskConnection(connection.Id, connection.Label ?? connection.ClientName, () => clients.For(connection))
            {
                Hindrance = store.Serves(connection) ? null : Ended,
                AsksForEveryChange = connection.AsksForEveryChange,
            })],
        };
    }

    /// <inheritdoc/>
    public Task<bool> IsOurFormAsync(HttpContext context) => antiforgery.IsRequestValidAsync(context);
}
