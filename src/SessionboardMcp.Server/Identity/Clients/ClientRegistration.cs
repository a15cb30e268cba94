using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Registers clients that have no metadata document (RFC 7591).</summary>
internal sealed class ClientRegistration(
    ClientMetadataRules rules,
    ClientApplications applications,
    IServiceScopeFactory scopes,
    IOptions<ClientRegistrationOptions> options) : IDisposable
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
        var (name, redirects, refreshes) = rules.Registration(metadata);
        var client = new ClientApplication(Identifier(name, redirects, refreshes), name, redirects, refreshes, ClientSource.Registration);
        if (await applications.FindAsync(client.ClientId, cancellationToken) is null && await IsFullAsync(cancellationToken))
            return null;
        await applications.StoreAsync(client, cancellationToken);
        return new RegistrationAnswer
        {
            ClientId = client.ClientId,
            ClientName = name,
            RedirectUris = metadata.RedirectUris!,
            GrantTypes = refreshes ? ["authorization_code", "refresh_token"] : ["authorization_code"],
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
}
