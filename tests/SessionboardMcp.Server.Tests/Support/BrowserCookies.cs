using System.Net;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>
/// The cookies of a browser whose clock is the server's. A server under test may stand at another hour than this machine, by whose clock a
/// <see cref="CookieContainer"/> forgets: so a cookie is kept until the server takes it away.
/// </summary>
internal sealed class BrowserCookies(CookieContainer cookies) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly string[] Ages = ["expires=", "max-age="];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var at = request.RequestUri!;
        if (cookies.GetCookieHeader(at) is { Length: > 0 } kept)
            request.Headers.TryAddWithoutValidation("Cookie", kept);
        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            cookies.SetCookies(at, Kept(cookie));
        return answer;
    }

    // What is taken away has no value any more.
    private static string Kept(string cookie) => cookie.Split(';', 2)[0].EndsWith('=') ? cookie
        : string.Join(';', cookie.Split(';').Where(part => !Ages.Any(age => part.TrimStart().StartsWith(age, StringComparison.OrdinalIgnoreCase))));
}
