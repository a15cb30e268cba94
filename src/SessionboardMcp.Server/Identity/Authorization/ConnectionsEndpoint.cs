using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// <c>/connections</c>: what was connected from this browser. Sessionboard names nobody, so the browser is all by which a person can be
/// recognised here.
/// </summary>
internal static class ConnectionsEndpoint
{
    /// <summary>The path.</summary>
    public const string Path = PagePaths.Connections;

    private const string MissingParameter = "missing";
    private const string ConnectionParameter = "connection";
    private const string AgainParameter = "again";

    private const int CallsShown = 20;

    private static readonly TimeSpan EndedShown = TimeSpan.FromDays(30);
    private static readonly TimeSpan EndedJustNow = TimeSpan.FromMinutes(10);

    /// <summary>Maps the page and its form.</summary>
    public static void MapConnections(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ShowAsync);
        endpoints.MapPost(Path, DisconnectAsync).DisableAntiforgery();
    }

    /// <summary>
    /// The link for a call that was refused. An authorization server cannot ask a person by itself: only the assistant can begin. So
    /// the page ends the connection that has too little, whereupon the assistant, told 401, asks anew.
    /// </summary>
    /// <param name="missing">The scopes that the call lacked, with spaces between.</param>
    /// <param name="connectionId">The connection that it was made for.</param>
    public static string Reconnect(string missing, string connectionId) =>
        QueryHelpers.AddQueryString(Path, new Dictionary<string, string?> { [MissingParameter] = missing, [ConnectionParameter] = connectionId });

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? missing, string? connection, string? again, BrowserKey browser, ConnectionStore store, AuditReader audit, IChangeStore changes, TimeProvider time,
        IAntiforgery antiforgery)
    {
        var key = browser.Read(context);
        var now = time.GetUtcNow();
        var connections = key is null ? [] : await store.ListAsync([key], EndedShown, context.RequestAborted);
        var shown = new List<ShownConnection>();
        foreach (var row in connections)
            shown.Add(new(row, await audit.NewestAsync(row.Id, CallsShown, context.RequestAborted), await WaitingAsync(changes, row, now, context.RequestAborted)));
        // Only what we know ourselves: the address may come from anywhere.
        var needed = StoredScopes.Read(missing).Where(RequiredScopes.All.Contains).Order(StringComparer.Ordinal).ToList();
        return Page.Of<ConnectionsPage>(new()
        {
            ["Model"] = shown,
            ["Now"] = now,
            ["Missing"] = needed,
            ["Refused"] = needed.Count == 0 ? null : connections.Find(row => row.Id == connection && row.EndedAt is null)?.Id,
            ["WasEndedToReconnect"] = again is not null && connections.Exists(row => row.EndedAt > now - EndedJustNow),
            ["Form"] = antiforgery.GetAndStoreTokens(context),
        }, isAlone: true);
    }

    // As it is kept: what has expired is not written down for a page that only looks.
    private static async Task<int> WaitingAsync(IChangeStore changes, Connection row, DateTimeOffset now, CancellationToken cancellationToken) => row.EndedAt is not null
        ? 0
        : (await changes.ListAsync(row.Id, cancellationToken)).Count(change => change.State == ChangeState.Waiting && change.ExpiresAt > now);

    private static IResult OpenAgain(string what) => MessagePages.BadRequest(what, "Open the page Connections again.", new(Path, "Connections"), PagePaths.SignedIn);

    private static async Task<IResult> DisconnectAsync(
        HttpContext context, BrowserKey browser, ConnectionStore store, ConnectionEnding ending, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return OpenAgain("This page was too old, or not ours. Nothing was disconnected.");
        var form = await SentForm.ReadAsync(context.Request);
        string? id = form["connection"];
        var key = browser.Read(context);
        if (key is null || await store.FindAsync(id, context.RequestAborted) is not { } connection || connection.BrowserKeyHash != key)
            return OpenAgain("This browser has no such connection.");
        await ending.EndAsync(connection.Id, EndReasons.Disconnected, context.RequestAborted);
        return Results.Redirect(form.ContainsKey(AgainParameter) ? QueryHelpers.AddQueryString(Path, AgainParameter, "1") : Path);
    }
}
