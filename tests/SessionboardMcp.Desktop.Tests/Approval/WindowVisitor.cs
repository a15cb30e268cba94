using System.Net;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>A browser: it keeps cookies, follows what it is led to, and says where its forms come from.</summary>
internal sealed partial class WindowVisitor : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });

    /// <summary>Opens an address, follows where it leads, and tells what stands there.</summary>
    public async Task<(HttpStatusCode Status, string Html, Uri At)> OpenAsync(string address)
    {
        var at = new Uri(address);
        while (true)
        {
            using var answer = await _http.GetAsync(at);
            if (answer.StatusCode != HttpStatusCode.SeeOther)
                return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), at);
            at = new Uri(at, answer.Headers.Location!);
        }
    }

    /// <summary>Presses a button of the page at an address.</summary>
    public async Task<(HttpStatusCode Status, string Html, Uri At)> PressAsync(Uri at, string decision, params (string Name, string Value)[] more)
    {
        var page = await OpenAsync(at.AbsoluteUri);
        var fields = Hidden().Matches(page.Html).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, at)
        {
            Content = new FormUrlEncodedContent([.. fields, new("decision", decision), .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Origin", at.GetLeftPart(UriPartial.Authority));
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? await OpenAsync(new Uri(at, answer.Headers.Location!).AbsoluteUri)
            : (answer.StatusCode, await answer.Content.ReadAsStringAsync(), at);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
