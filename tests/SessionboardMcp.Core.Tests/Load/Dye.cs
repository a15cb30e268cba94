using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace SessionboardMcp.Core.Tests.Load;

/// <summary>Writes into every name and title that Sessionboard sends whose token asked for it, and counts the pages that each asks for.</summary>
internal sealed class Dye(IReadOnlyDictionary<string, string> colours) : DelegatingHandler
{
    private static readonly string[] Dyed = ["\"name\":\"", "\"title\":\"", "\"full_name\":\""];
    private readonly ConcurrentDictionary<(string Token, string Path), int> _seen = new();

    public int Seen(string token, string path) => _seen.Where(pair => pair.Key.Token == token && pair.Key.Path.EndsWith(path, StringComparison.Ordinal)).Sum(pair => pair.Value);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.GetValues("x-access-token").Single();
        _seen.AddOrUpdate((token, request.RequestUri!.AbsolutePath), 1, (_, count) => count + 1);
        var answer = await base.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        foreach (var name in Dyed)
            text = text.Replace(name, name + colours[token] + " ", StringComparison.Ordinal);
        answer.Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return answer;
    }
}
