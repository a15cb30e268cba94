using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Registers clients that have no metadata document (RFC 7591).</summary>
internal sealed partial class ClientRegistration(
    ClientMetadataRules rules,
    ClientApplications applications,
    IServiceScopeFactory scopes,
    IOptions<ClientRegistrationOptions> options,
    ILogger<ClientRegistration> logger) : IDisposable
{
    private readonly FixedWindowRateLimiter _limiter = new(new FixedWindowRateLimiterOptions
    {
        PermitLimit = options.Value.RegistrationsPerMinute,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    });

    /// <summary>Takes one of this minute's registrations.</summary>
    /// <returns>False where none is left.</returns>
    public bool TryTakeTurn()
    {
        using var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <summary>
    /// Registers a client. Registrations that ask for the same share one client: assistants register anew at every connection, and
    /// a public client's identifier is no secret. The client of a deleted registration comes back under its old identifier.
    /// </summary>
    /// <returns>Null where the most clients that are kept have been reached.</returns>
    /// <exception cref="ClientMetadataException">The metadata is not accepted.</exception>
    public async Task<RegistrationAnswer?> RegisterAsync(ClientMetadata metadata, CancellationToken cancellationToken)
    {
        var (name, redirects, refreshes, accepted) = rules.Registration(metadata);
        var client = new ClientApplication(Identifier(name, redirects, refreshes), name, redirects, refreshes, ClientSource.Registration);
        if (await applications.FindAsync(client.ClientId, cancellationToken) is null && await IsFullAsync(cancellationToken))
            return null;
        await applications.StoreAsync(client, cancellationToken);
        if (accepted.Dropped.Count > 0)
            Log.Dropped(logger, name, accepted.Dropped.Count, AcceptedRedirects.Hosts(accepted.Dropped));
        return new RegistrationAnswer
        {
            ClientId = client.ClientId,
            ClientName = name,
            RedirectUris = accepted.Named,
            GrantTypes = refreshes ? ["authorization_code", "refresh_token"] : ["authorization_code"],
            Scope = metadata.NamedScopes is { } scopes ? AskedScopes.Narrow(scopes.Split(' ')) : null,
            ApplicationType = client.IsNative ? ApplicationTypes.Native : ApplicationTypes.Web,
        };
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    private async Task<bool> IsFullAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        return await manager.CountAsync(cancellationToken) >= options.Value.MaximumClients;
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
