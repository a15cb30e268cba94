using System.Collections.Concurrent;
using System.Text.Json;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// The authorization server metadata of the regions, from where Sessionboard keeps it: not at the place of RFC 8414, and without
/// the <c>jwks_uri</c> that OpenIddict's own discovery insists on. Kept for an hour, and longer where it cannot be fetched again.
/// </summary>
internal sealed class UpstreamMetadata(UpstreamSettings settings, IHttpClientFactory clients, TimeProvider time) : IDisposable
{
    private const string Place = "oauth/.well-known/oauth-authorization-server";
    private const int MaxBytes = 64 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (MetadataDocument Document, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The metadata of a region.</summary>
    /// <exception cref="UpstreamUnavailableException">It cannot be fetched, or is not fit to be trusted.</exception>
    public async Task<MetadataDocument> GetAsync(string region, CancellationToken cancellationToken)
    {
        if (Fresh(region) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Fresh(region) is { } meanwhile)
                return meanwhile;
            var document = await FetchAsync(settings.Regions[region], cancellationToken);
            _known[region] = (document, time.GetUtcNow() + Kept);
            return document;
        }
        catch (UpstreamUnavailableException) when (_known.TryGetValue(region, out var stale))
        {
            return stale.Document;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private MetadataDocument? Fresh(string region) =>
        _known.TryGetValue(region, out var known) && known.Until > time.GetUtcNow() ? known.Document : null;

    private async Task<MetadataDocument> FetchAsync(Uri host, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(UpstreamServices.HttpClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, Place));
            using var answer = await BoundedAnswer.OfAsync(client, request, MaxBytes, cancellationToken);
            return answer.IsSuccess && answer.Json is { } json
                ? MetadataDocument.Read(json, host)
                : throw UpstreamUnavailableException.OfSignIn("Sessionboard's sign-in did not describe itself. Try again in a minute.");
        }
        catch (Exception failure) when (BoundedAnswer.IsFailure(failure, cancellationToken))
        {
            throw UpstreamUnavailableException.OfSignIn("Sessionboard's sign-in could not be reached. Try again in a minute.", failure);
        }
        catch (JsonException failure)
        {
            throw UpstreamUnavailableException.OfSignIn(failure.Message, failure);
        }
    }
}
