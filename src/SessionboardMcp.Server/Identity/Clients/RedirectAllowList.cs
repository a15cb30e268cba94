using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>The redirect addresses of the known assistants and those that the operator added.</summary>
internal sealed class RedirectAllowList(KnownClientsFile known, IOptions<ClientRegistrationOptions> options)
{
    private readonly RedirectPattern[] _patterns =
        [.. known.RegistrationRedirects.Concat(options.Value.Redirects).Select(text => RedirectPattern.Parse(text) ?? throw new InvalidOperationException($"{text} is no redirect address."))];

    /// <summary>What a client that registers itself may name, for people. Without what the operator added: that is nobody's business.</summary>
    public string Sentence { get; } =
        $"Accepted are loopback addresses (http://localhost/…, http://127.0.0.1/…, any port), {string.Join(", ", known.RegistrationRedirects)}, and what whoever runs this server adds as Clients:Redirects.";

    /// <summary>Whether a client that nobody vouches for may name an address.</summary>
    public bool AllowsRegistered(string redirect) => RedirectUri.IsLoopback(redirect) || IsListed(redirect);

    /// <summary>
    /// Whether a metadata document may name an address. The document's domain vouches for addresses on the web; another scheme can
    /// be claimed by any program on the person's machine.
    /// </summary>
    public bool AllowsDocumented(string redirect) => RedirectUri.IsLoopback(redirect) || RedirectUri.IsWeb(redirect) || IsListed(redirect);

    private bool IsListed(string redirect) => RedirectUri.Parse(redirect) is not null && Array.Exists(_patterns, pattern => pattern.Matches(redirect));
}
