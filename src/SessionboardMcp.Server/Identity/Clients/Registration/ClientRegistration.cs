using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>Registers clients that have no metadata document (RFC 7591).</summary>
internal sealed partial class ClientRegistration(
    ClientMetadataRules rules,
    ClientApplications applications,
    ClientRoom room,
    IOptions<ClientRegistrationOptions> options,
    TimeProvider time,
    IServiceProvider services,
    ILogger<ClientRegistration> logger)
{
    private readonly NetworkTurns _turns = new(options.Value.RegistrationsPerMinute, options.Value.RegistrationsPerMinuteOfAll, time);

    /// <summary>
    /// Registers a client. Registrations that ask for the same share one client: assistants register anew at every connection, and
    /// a public client's identifier is no secret. The client of a deleted registration comes back under its old identifier.
    /// </summary>
    /// <param name="metadata">What the client says of itself.</param>
    /// <param name="network">Where it comes from. Only a client that is new takes a turn: what is not accepted stores nothing.</param>
    /// <param name="cancellationToken">Ends the registration.</param>
    /// <returns>The answer; null where people use as many clients as are kept.</returns>
    /// <exception cref="ClientMetadataException">The metadata is not accepted.</exception>
    /// <exception cref="TooManyRegistrationsException">No turn is left in this minute.</exception>
    public async Task<RegistrationAnswer?> RegisterAsync(ClientMetadata metadata, string network, CancellationToken cancellationToken)
    {
        var (name, redirects, refreshes, accepted) = rules.Registration(metadata);
        var client = new ClientApplication(Identifier(name, redirects, refreshes), name, redirects, refreshes, ClientSource.Registration);
        if (await applications.FindAsync(client.ClientId, cancellationToken) is null)
        {
            if (!_turns.TryTake(network))
                throw new TooManyRegistrationsException();
            if (!await room.TryStoreAsync(client, cancellationToken))
                return null;
        }
        else
        {
            await applications.StoreAsync(client, cancellationToken);
        }

        if (accepted.Dropped.Count > 0)
            Log.Dropped(logger, name, accepted.Dropped.Count, AcceptedRedirects.Hosts(accepted.Dropped));
        return new RegistrationAnswer
        {
            ClientId = client.ClientId,
            ClientName = name,
            RedirectUris = accepted.Named,
            GrantTypes = refreshes ? ["authorization_code", "refresh_token"] : ["authorization_code"],
            Scope = metadata.NamedScopes is { } scopes ? AskedScopes.Narrow(scopes.Split(' '), RequiredScopes.Offered(services)) : null,
            ApplicationType = client.IsNative ? ApplicationTypes.Native : ApplicationTypes.Web,
        };
    }

    private static string Identifier(string name, IEnumerable<string> redirects, bool refreshes)
    {
        // Neither a cleaned name nor an address contains a line break.
        var text = string.Join('\n', [name, .. redirects.Order(StringComparer.Ordinal), .. refreshes ? [] : (string[])["without refresh"]]);
        return $"dcr-{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Client} registered without {Count} redirect addresses that are not accepted: {Redirects}")]
        public static partial void Dropped(ILogger logger, string client, int count, string redirects);
    }
}
