using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Pages;

/// <summary>Where an assistant wants its answer, as a person should see it.</summary>
/// <param name="Shown">The host, or the scheme where an application of this machine is meant.</param>
/// <param name="Kind">What kind of place it is.</param>
internal sealed record RedirectTarget(string Shown, RedirectKind Kind)
{
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
