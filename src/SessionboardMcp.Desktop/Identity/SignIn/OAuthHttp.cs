using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.OAuth;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>The HTTP of signing in: metadata, tokens and revocations.</summary>
internal sealed class OAuthHttp(IHttpClientFactory clients)
{
    private const string ClientName = "Sessionboard.OAuth";

    // Those who wait for the lock on a profile wait longer than this.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a code or a refresh token to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<OAuthHttp>();
    }

    /// <summary>A client of one's own.</summary>
    public HttpClient CreateClient() => clients.CreateClient(ClientName);

    /// <summary>What the OAuth server of an API says of itself.</summary>
    /// <exception cref="UpstreamUnavailableException">It cannot be had.</exception>
    public async Task<AuthorizationServerMetadata> DescribeAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        return await AuthorizationServerMetadata.FetchAsync(client, address, cancellationToken);
    }
}
