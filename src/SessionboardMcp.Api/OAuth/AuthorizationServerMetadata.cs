using System.Text.Json;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.OAuth;

/// <summary>What Sessionboard's OAuth server says of itself (RFC 8414), as far as it was found fit to be trusted.</summary>
/// <param name="Issuer">What an <c>iss</c> has to be, exactly; on the API's own host.</param>
/// <param name="AuthorizationEndpoint">Where the browser goes; it may be on another host than the API.</param>
/// <param name="TokenEndpoint">Where codes and refresh tokens go; on the API's own host.</param>
/// <param name="RevocationEndpoint">Where tokens are given back, on the API's own host; null where there is none.</param>
/// <param name="Scopes">What can be asked for; null where it does not say.</param>
/// <param name="SendsIssuer">Whether an answer without <c>iss</c> is not Sessionboard's (RFC 9207).</param>
public sealed record AuthorizationServerMetadata(
    Uri Issuer, Uri AuthorizationEndpoint, Uri TokenEndpoint, Uri? RevocationEndpoint, IReadOnlySet<string>? Scopes, bool SendsIssuer)
{
    // Not at the place of RFC 8414, which would be the root of the host.
    private const string Place = "oauth/.well-known/oauth-authorization-server";
    private const int MaxBytes = 64 * 1024;

    /// <summary>Fetches it from where Sessionboard keeps it, below the address of its API.</summary>
    /// <param name="client">A client of its own for this call, which follows no redirect and has a time limit.</param>
    /// <param name="host">The base address of the public API, ending in a slash.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <returns>The metadata.</returns>
    /// <exception cref="UpstreamUnavailableException">It cannot be fetched, or is not fit to be trusted.</exception>
    public static async Task<AuthorizationServerMetadata> FetchAsync(HttpClient client, Uri host, CancellationToken cancellationToken = default)
    {
        try
        {
            client.MaxResponseContentBufferSize = MaxBytes;
            using var response = await client.GetAsync(new Uri(host, Place), cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode) throw Undescribed();
            return Read(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)), host);
        }
        catch (JsonException failure)
        {
            throw Undescribed(failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw UpstreamUnavailableException.OfSignIn("Sessionboard's sign-in could not be reached. Try again in a minute.", failure);
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="json">The document.</param>
    /// <param name="host">The base address of the public API: secrets go nowhere else.</param>
    /// <returns>The metadata.</returns>
    /// <exception cref="UpstreamUnavailableException">It is not fit to be trusted; the message says why.</exception>
    public static AuthorizationServerMetadata Read(JsonElement json, Uri host)
    {
        var methods = Texts(json, "code_challenge_methods_supported");
        if (methods is not null && !methods.Contains("S256"))
            throw UpstreamUnavailableException.OfSignIn("Sessionboard's sign-in offers no S256 challenge, without which nobody is signed in here.");
        var scopes = Texts(json, "scopes_supported");
        return new AuthorizationServerMetadata(
            Own(json, "issuer", host),
            Endpoint(json, "authorization_endpoint") ?? throw Missing("authorization_endpoint"),
            Own(json, "token_endpoint", host),
            json.TryGetProperty("revocation_endpoint", out _) ? Own(json, "revocation_endpoint", host) : null,
            scopes is { Count: > 0 } ? scopes : null,
            json.TryGetProperty("authorization_response_iss_parameter_supported", out var sends) && sends.ValueKind == JsonValueKind.True);
    }

    private static Uri Own(JsonElement json, string name, Uri host)
    {
        var address = Endpoint(json, name) ?? throw Missing(name);
        return Uri.Compare(address, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? address
            : throw UpstreamUnavailableException.OfSignIn($"Sessionboard's sign-in names another host as its {name}; it is not used.");
    }

    private static Uri? Endpoint(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address)
        && SessionboardHosts.IsSafe(address)
            ? address
            : null;

    private static HashSet<string>? Texts(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal)
            : null;

    private static UpstreamUnavailableException Missing(string name) =>
        UpstreamUnavailableException.OfSignIn($"Sessionboard's sign-in names no usable {name}.");

    private static UpstreamUnavailableException Undescribed(Exception? cause = null) =>
        UpstreamUnavailableException.OfSignIn("Sessionboard's sign-in did not describe itself. Try again in a minute.", cause);
}
