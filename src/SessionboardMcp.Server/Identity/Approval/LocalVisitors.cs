using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Recognises the browser that was paired with <c>serve --local</c>. Its cookie goes to the pages of changes alone: cookies do not know ports, so other
/// servers of this machine would be sent it otherwise, too.
/// </summary>
internal sealed class LocalVisitors(LocalApprovers approvers, Caller caller, ISessionboardClient client) : IChangeVisitors
{
    private const string Field = "form";

    private string NotKnown =>
        $"Open the address that the server printed at its start, under \"Approve changes in a browser\", or {approvers.Another}. Its page has one button. Then load this page again.";

    /// <inheritdoc/>
    public Task<DeskVisit> OfAsync(HttpContext context)
    {
        var key = Key(context);
        if (approvers.Knows(key) && approvers.Renew(key!))
            Give(context, approvers, key!);
        return Task.FromResult(approvers.Knows(key)
            ? new DeskVisit
            {
                Links = Pages.PagePaths.Local,
                Hidden = new Dictionary<string, string> { [Field] = Token(key!) },
                Connections = [new DeskConnection(caller.Subject, "your assistant", () => client) { AsksForEveryChange = caller.AsksForEveryChange }],
            }
            : new DeskVisit { Links = Pages.PagePaths.Local, Hidden = new Dictionary<string, string>(), Connections = [], NotKnown = NotKnown });
    }

    /// <inheritdoc/>
    public async Task<bool> IsOurFormAsync(HttpContext context)
    {
        var form = await Pages.SentForm.ReadAsync(context.Request);
        return Key(context) is { } key && form[Field] is [{ } token] && ApprovalCode.AreSame(token, Token(key));
    }

    /// <summary>Gives the browser the key by which it is known from now on.</summary>
    public static void Give(HttpContext context, LocalApprovers approvers, string key) => context.Response.Cookies.Append(approvers.CookieName(context.Connection.LocalPort), key, new CookieOptions
    {
        HttpOnly = true,
        // Strict would be missing when the link in an assistant's page leads here.
        SameSite = SameSiteMode.Lax,
        Path = ChangePaths.List,
        MaxAge = LocalApprovers.BrowserLifetime,
        IsEssential = true,
    });

    // What stands in a page of ours, and no other site can read: made of the cookie, which no page can read at all.
    private static string Token(string key) => ApprovalCode.Hash("form", key);

    // One that was paired before its server moved to a database that several share has the name of the port.
    private string? Key(HttpContext context) =>
        context.Request.Cookies[approvers.CookieName(context.Connection.LocalPort)] ?? context.Request.Cookies[LocalApprovers.CookieOf(context.Connection.LocalPort)];
}
