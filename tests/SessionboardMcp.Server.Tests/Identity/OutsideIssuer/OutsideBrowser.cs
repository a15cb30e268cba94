using System.Net;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>A person's browser before <see cref="OutsideServer"/> and its provider: it keeps cookies, and goes where it is sent.</summary>
internal sealed partial class OutsideBrowser(HttpMessageHandler server) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpMessageInvoker _ours = new(server);
    private readonly HttpMessageInvoker _others = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The addresses that it went to, newest last.</summary>
    public List<Uri> Visited { get; } = [];

    /// <summary>Opens an address, and goes on to where it leads.</summary>
    /// <param name="address">The address, or a path of ours.</param>
    /// <param name="stopsAt">What an address contains that it does not go on to.</param>
    public async Task<(HttpStatusCode Status, string Html, Uri At)> OpenAsync(string address, string? stopsAt = null)
    {
        var at = new Uri(new Uri("https://mcp.example.org"), address);
        for (var steps = 0; steps < 20; steps++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            using var answer = await SendAsync(request);
            if (answer.Headers.Location is not { } location)
                return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), at);
            at = new Uri(at, location);
            if (stopsAt is not null && at.AbsoluteUri.Contains(stopsAt, StringComparison.Ordinal))
                return (answer.StatusCode, "", at);
        }

        throw new InvalidOperationException("It goes in a circle.");
    }

    /// <summary>Presses a button of a page.</summary>
    public async Task<(HttpStatusCode Status, string Html, Uri At)> PressAsync((HttpStatusCode Status, string Html, Uri At) page, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(page.Html).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, page.At)
        {
            Content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Origin", page.At.GetLeftPart(UriPartial.Authority));
        using var answer = await SendAsync(request);
        return answer.Headers.Location is { } location ? await OpenAsync(new Uri(page.At, location).AbsoluteUri) : (answer.StatusCode, await answer.Content.ReadAsStringAsync(), page.At);
    }

    public void Dispose()
    {
        _ours.Dispose();
        _others.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var at = request.RequestUri!;
        Visited.Add(at);
        if (_cookies.GetCookieHeader(at) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var answer = await (at.Host == "mcp.example.org" ? _ours : _others).SendAsync(request, CancellationToken.None);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies.SetCookies(at, cookie.Replace("expires=Thu, 01 Jan 1970", "expires=Thu, 01-Jan-1970", StringComparison.Ordinal));
        return answer;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
