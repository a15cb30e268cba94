using System.Net;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Desktop.Tests.Identity;

/// <summary>What the program prints, and a person who opens the address that it prints.</summary>
internal sealed partial class ScriptedBrowser(string person, bool approves = true, Func<Uri, Uri>? tampers = null) : StringWriter
{
    /// <summary>The address that was opened.</summary>
    public Uri? Opened { get; private set; }

    /// <summary>Where the person was asked.</summary>
    public Uri? ConsentPage { get; private set; }

    /// <summary>The page that the person sees last.</summary>
    public Task<(HttpStatusCode Status, string Body)>? Visit { get; private set; }

    /// <summary>The headers of that page.</summary>
    public IReadOnlyDictionary<string, string>? Landed { get; private set; }

    public override Task WriteLineAsync(string? value)
    {
        if (Opened is null && value is not null && value.StartsWith("http", StringComparison.Ordinal))
        {
            Opened = new Uri(value);
            Visit = Task.Run(() => VisitAsync(Opened));
        }

        return base.WriteLineAsync(value);
    }

    private async Task<(HttpStatusCode Status, string Body)> VisitAsync(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var first = await http.GetAsync(address);
        // On to the consent page, which is on another host, unless the metadata named it.
        var asks = first.Headers.Location ?? address;
        ConsentPage = asks;
        var page = await http.GetStringAsync(asks);
        var form = Forms().Matches(page).First(form => form.Value.Contains(approves ? $"data-person=\"{person}\"" : "value=\"false\"", StringComparison.Ordinal)).Value;
        var fields = Fields().Matches(form)
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Append(KeyValuePair.Create("approved", approves ? "true" : "false"));
        using var consent = await http.PostAsync(new Uri(asks, "/oauth/authorize/consent"), new FormUrlEncodedContent(fields));
        var back = new Uri(WebUtility.HtmlDecode(Links().Match(await consent.Content.ReadAsStringAsync()).Groups[1].Value));
        using var landed = await http.GetAsync(tampers?.Invoke(back) ?? back);
        Landed = landed.Headers.Concat(landed.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return (landed.StatusCode, await landed.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Fields();

    [GeneratedRegex("""<a href="([^"]*)">""")]
    private static partial Regex Links();
}
