using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Loopback;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>
/// The pages of changes in the window that this program opens. They are for the browser that came with a key of <see cref="WindowKeys"/> and is known
/// by a cookie since; a port, a link or an id says nothing here.
/// </summary>
/// <param name="origin">Where it listens.</param>
/// <param name="desk">What is done on the pages.</param>
/// <param name="connection">Whose changes they are, as of now.</param>
/// <param name="keys">Which browsers are known.</param>
/// <param name="landing">The page that an address leads to.</param>
/// <param name="seen">Hears of each request of a browser that is known.</param>
internal sealed class WindowPages(Uri origin, ChangeDesk desk, Func<DeskConnection> connection, WindowKeys keys, Func<string> landing, Action seen)
{
    /// <summary>The path of the address that is opened; below that of the pages, where the cookie comes along.</summary>
    public const string Open = ChangePaths.List + "/open";

    /// <summary>The field of that address.</summary>
    public const string Key = "key";

    private const string FormToken = "form";

    /// <summary>What is answered, for who holds that nothing else is.</summary>
    public static IReadOnlyList<string> Routes { get; } = ["/", PageStyle.Path, Open, ChangePaths.List, ChangePaths.List + "/{id}"];

    // Cookies know no port: programs that listen on others of this machine would be sent it otherwise, too.
    private string CookieName => $"sessionboard-window-{origin.Port}";

    /// <summary>Answers a request.</summary>
    public async Task<LoopbackAnswer> AnswerAsync(LoopbackRequest request, CancellationToken cancellationToken)
    {
        if (!WindowRequests.IsOurs(request, origin))
            return LoopbackAnswer.Plain(403, "This is for the window of this program alone.");
        switch (request.Method, request.Path)
        {
            case ("GET", PageStyle.Path):
                return new LoopbackAnswer(200, PageStyle.Text, "text/css; charset=utf-8", ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"));
            case ("GET", Open):
                return Opened(request);
        }

        if (Browser(request) is not { } browser || !keys.Knows(browser))
            return WindowAnswers.NotKnown();
        seen();
        var form = WindowRequests.Form(request);
        return request.Method switch
        {
            "GET" => await ShownAsync(request.Path, browser, cancellationToken),
            "POST" when form.One(FormToken) is { Length: > 0 } token && WindowRequests.AreSame(token, TokenOf(browser)) => await DecidedAsync(request.Path, browser, form, cancellationToken),
            "POST" => WindowAnswers.NotOurForm(),
            _ => LoopbackAnswer.Plain(405, "This page is only looked at and sent."),
        };
    }

    private LoopbackAnswer Opened(LoopbackRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        var key = query.TryGetValue(Key, out var values) && values is [var only] ? only : null;
        // A browser that is known, and comes back to the address by its history, is not sent away. The key of a later window ends with it, too.
        if (Browser(request) is { } known && keys.Knows(known))
        {
            keys.Spend(key, known);
            seen();
            return WindowAnswers.On(landing(), null);
        }

        if (keys.Use(key) is not { } browser)
            return WindowAnswers.NotKnown();
        seen();
        return WindowAnswers.On(landing(), $"{CookieName}={browser}; Path={ChangePaths.List}; HttpOnly; SameSite=Strict");
    }

    private async Task<LoopbackAnswer> ShownAsync(string path, string browser, CancellationToken cancellationToken) => path switch
    {
        "/" => WindowAnswers.On(ChangePaths.List, null),
        ChangePaths.List => WindowAnswers.Of(await desk.ListAsync(Visit(browser), cancellationToken)),
        _ when IdIn(path) is { } id => WindowAnswers.Of(await desk.ShowAsync(Visit(browser), id, cancellationToken)),
        _ => LoopbackAnswer.Plain(404, "There is no such page."),
    };

    private async Task<LoopbackAnswer> DecidedAsync(string path, string browser, DeskForm form, CancellationToken cancellationToken) => path switch
    {
        ChangePaths.List => WindowAnswers.Of(await desk.DecideAllAsync(Visit(browser), form, cancellationToken)),
        _ when IdIn(path) is { } id => WindowAnswers.Of(await desk.DecideAsync(Visit(browser), id, form, cancellationToken)),
        _ => LoopbackAnswer.Plain(404, "There is no such page."),
    };

    private DeskVisit Visit(string browser) => new()
    {
        Connections = [connection()],
        Hidden = new Dictionary<string, string> { [FormToken] = TokenOf(browser) },
    };

    private string? Browser(LoopbackRequest request) => WindowRequests.Cookie(request, CookieName);

    // What stands in a page of ours, and no other site can read: made of the cookie, which no page can read at all.
    private static string TokenOf(string browser) => Core.Configuration.CredentialSubject.Hash("form", browser);

    // Of letters, digits, dash and underscore, as ids are made.
    private static string? IdIn(string path) =>
        path.StartsWith(ChangePaths.List + "/", StringComparison.Ordinal) && path[(ChangePaths.List.Length + 1)..] is { Length: > 0 and <= 64 } id
        && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;
}
