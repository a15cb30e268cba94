using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary>
/// What an assistant can do about a missing sign-in: have the person's own browser show the page. It learns neither the page's address nor
/// a code nor a token: with the address somebody else could sign this program in as themselves.
/// </summary>
internal sealed class Connector(DesktopIdentity identity, ProfileSession session, SignInFlight flight, IConfiguration configuration, bool hasBrowser)
{
    // As long as login waits.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whether there is nothing to connect.</summary>
    public bool IsConnected => session.IsSignedIn;

    /// <summary>Opens the sign-in, or says how far it is.</summary>
    /// <param name="region">The region that holds the organization; null for the configured one.</param>
    /// <param name="cancellationToken">Ends the wait, and not the sign-in.</param>
    public async Task<SignInOutcome> ConnectAsync(string? region, CancellationToken cancellationToken)
    {
        if (session.IsUsable)
        {
            return new SignInOutcome(SignInState.Connected,
                $"Connected to Sessionboard ({session.Current().Address.Authority}) already: go on. To sign in anew, the person runs `{LoginLine.For(identity.Profile)}` in a terminal.");
        }

        var address = Address(region);
        if (session.Address is { } bound && bound != address)
            return new SignInOutcome(SignInState.Failed, $"This program's settings name {bound.Authority}. Leave region away, or ask the person to change the settings and to restart this assistant.");
        if (!OAuthClientId.IsKnown(configuration, address))
            return new SignInOutcome(SignInState.Failed, NoClient);
        if (!hasBrowser)
            return ByHand(address, "No browser can be opened here.");
        var outcome = await flight.JoinAsync(
            new SignInRequest(address, OAuthClientId.Of(configuration, address), Scopes.AllRead, OpensBrowser: false, Patience), cancellationToken);
        return outcome.State switch
        {
            SignInState.Open => outcome with
            {
                Sentence = $"{outcome.Sentence} Tell them to finish there, then call {HowToConnect.Tool} again. If no page came up, they can run `{Line(address)}` in a terminal on this machine.",
            },
            SignInState.ByHand => ByHand(address, outcome.Sentence),
            SignInState.Failed => outcome with { Sentence = $"Not connected. {outcome.Sentence} Ask the person before you call {HowToConnect.Tool} again." },
            _ when session.Kept?.Scopes.Contains(Scopes.ReadInsights) == false => outcome with
            {
                Sentence = $"{outcome.Sentence} {Scopes.ReadInsights} is not among it, without which Sessionboard serves no assistant: the person has to ask an organization admin for it.",
            },
            _ => outcome with { Sentence = $"{outcome.Sentence} Go on with what the person asked." },
        };
    }

    private static string NoClient =>
        $"Signing in is not set up on this machine: Sessionboard registers OAuth clients by hand. Ask the person to set {SessionboardVariables.ApiToken} in this assistant's settings to an API token "
        + $"(at Sessionboard: Organization Settings → API Tokens) and to restart it; or {SessionboardVariables.OAuthClientId} to the client that Sessionboard registered for them.";

    private SignInOutcome ByHand(Uri address, string why) => new(
        SignInState.ByHand, $"{why} Ask the person to run `{Line(address)}` in a terminal on this machine, and then to ask again; this assistant need not be restarted.");

    // An address that is configured wins over a region, as it does for login.
    private Uri Address(string? region)
    {
        if (region is null || ConfiguredHost.HasAddress(configuration))
            return ConfiguredHost.Of(configuration);
        return ConfiguredHost.OfRegion(region);
    }

    private string Line(Uri address) => LoginLine.InFull(identity.Profile, identity.Store,
    [
        ConfiguredHost.RegionOf(address) is { } region ? $"--{ConfiguredHost.RegionKey}={region}" : $"--Sessionboard:BaseUrl={address}",
        .. OAuthClientId.Argument(configuration) is { } client ? new[] { client } : [],
    ]);
}
