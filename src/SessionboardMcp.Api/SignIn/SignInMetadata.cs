using System.Collections.Concurrent;
using System.Text.Json;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.SignIn;

/// <summary>
/// The authorization server metadata of hosts, from where Sessionboard keeps it: not at the place of RFC 8414, and without
/// the <c>jwks_uri</c> that OpenIddict's own discovery insists on. Kept for an hour, and longer where it cannot be fetched again.
/// </summary>
public sealed class SignInMetadata : IDisposable
{
    private const string Place = "oauth/.well-known/oauth-authorization-server";
    private const int MaxBytes = 64 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Uri, (MetadataDocument Document, DateTimeOffset Until)> _known = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;

    internal SignInMetadata(IHttpClientFactory clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>The metadata of a host.</summary>
    /// <param name="host">The public API's base address, ending in a slash.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was found fit to be trusted.</returns>
    /// <exception cref="UpstreamUnavailableException">It cannot be fetched, or is not fit to be trusted.</exception>
    public async Task<MetadataDocument> GetAsync(Uri host, CancellationToken cancellationToken)
    {
        if (Fresh(host) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Fresh(host) is { } meanwhile)
                return meanwhile;
            var document = await FetchAsync(host, cancellationToken);
            _known[host] = (document, _time.GetUtcNow() + Kept);
            return document;
        }
        catch (UpstreamUnavailableException) when (_known.TryGetValue(host, out var stale))
        {
            return stale.Document;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of what waiting callers share.</summary>
    public void Dispose() => _turn.Dispose();

    private MetadataDocument? Fresh(Uri host) =>
        _known.TryGetValue(host, out var known) && known.Until > _time.GetUtcNow() ? known.Document : null;

    private async Task<MetadataDocument> FetchAsync(Uri host, CancellationToken cancellationToken)
    {
        try
        {
            using var client = _clients.CreateClient(SignInServices.HttpClientName);
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
            throw UpstreamUnavailableException.OfSignIn($"{failure.Message} Try again in some minutes; if it stays, tell the person to check Sessionboard's status.", failure);
        }
    }
}
