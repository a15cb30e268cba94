using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Pages;

/// <summary>Where an assistant wants its answer, as a person should see it.</summary>
/// <param name="Shown">The host, or the scheme where an application of this machine is meant.</param>
/// <param name="Kind">What kind of place it is.</param>
internal sealed record RedirectTarget(string Shown, RedirectKind Kind)
{
    /// <summary>The place in words: a person knows their computer, not its loopback address.</summary>
    public string Place => Kind == RedirectKind.Site ? Shown : "This computer";

    /// <summary>Which program there, as far as the address says it; null where the place says all.</summary>
    public string? Detail => Kind switch
    {
        RedirectKind.Site => null,
        RedirectKind.Application => $"opens {Shown}",
        _ => Shown.LastIndexOf(':') is var colon and > 0 && !Shown.EndsWith(']') ? $"port {Shown[(colon + 1)..]}" : null,
    };

    /// <summary>Reads what was shown once: where a connection's answer went.</summary>
    public static RedirectTarget OfShown(string shown) =>
        shown.EndsWith("://", StringComparison.Ordinal) ? new(shown, RedirectKind.Application)
        : Uri.TryCreate($"http://{shown}/", UriKind.Absolute, out var uri) && LocalAddresses.IsLoopback(uri.Host) ? new(shown, RedirectKind.ThisMachine)
        : new(shown, RedirectKind.Site);

    /// <summary>Reads a redirect address, which was checked against the client's registration.</summary>
    public static RedirectTarget Of(string redirectUri)
    {
        var uri = new Uri(redirectUri, UriKind.Absolute);
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            return new(uri.Scheme + "://", RedirectKind.Application);
        // The punycode form: lookalike letters of other alphabets would read like a known name.
        return LocalAddresses.IsLoopback(uri.Host) ? new(uri.Authority, RedirectKind.ThisMachine) : new(uri.IdnHost, RedirectKind.Site);
    }
}

/// <summary>What kind of place an answer goes to.</summary>
internal enum RedirectKind
{
    /// <summary>A web site.</summary>
    Site,

    /// <summary>A program on the person's machine that listens on loopback: any program could.</summary>
    ThisMachine,

    /// <summary>An application on the person's machine that owns a scheme.</summary>
    Application,
}
