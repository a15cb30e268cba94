using System.Text.Json;
using SessionboardMcp.Api.Configuration;

namespace SessionboardMcp.Api.SignIn;

/// <summary>What Sessionboard's authorization server says of itself, as far as it was found fit to be trusted.</summary>
/// <param name="Issuer">
/// What an <c>iss</c> has to be, exactly; null where it is not told. It may be on any host, since nothing is ever sent to it.
/// </param>
/// <param name="AuthorizationEndpoint">Where the browser goes; it may be another host than the API.</param>
/// <param name="TokenEndpoint">Where codes and refresh tokens go.</param>
/// <param name="RevocationEndpoint">Where tokens are given back; null where there is none.</param>
/// <param name="Scopes">What can be asked for; null where it does not say.</param>
/// <param name="SendsIssuer">Whether an answer without <c>iss</c> is not Sessionboard's (RFC 9207).</param>
public sealed record MetadataDocument(
    string? Issuer, Uri AuthorizationEndpoint, Uri TokenEndpoint, Uri? RevocationEndpoint, IReadOnlySet<string>? Scopes, bool SendsIssuer)
{
    /// <summary>Reads it.</summary>
    /// <param name="json">The document.</param>
    /// <param name="host">Whose it is: secrets go nowhere else.</param>
    /// <exception cref="JsonException">It is not fit to be trusted; the message is for a person.</exception>
    internal static MetadataDocument Read(JsonElement json, Uri host)
    {
        var methods = Texts(json, "code_challenge_methods_supported");
        if (methods is not null && !methods.Contains("S256"))
            throw new JsonException("Sessionboard's sign-in offers no S256 challenge, without which nobody is signed in here.");
        var scopes = Texts(json, "scopes_supported");
        return new MetadataDocument(
            Text(json, "issuer"),
            Endpoint(json, "authorization_endpoint") ?? throw Missing("authorization_endpoint"),
            Own(json, "token_endpoint", host) ?? throw Missing("token_endpoint"),
            json.TryGetProperty("revocation_endpoint", out _) ? Own(json, "revocation_endpoint", host) : null,
            scopes is { Count: > 0 } ? scopes : null,
            json.TryGetProperty("authorization_response_iss_parameter_supported", out var sends) && sends.ValueKind == JsonValueKind.True);
    }

    /// <summary>
    /// Whether an <c>iss</c> can be this server's: the issuer exactly, or, where none is told, an address on the host of the API or of
    /// the consent page. That an answer is for this server is known in any case, by a redirect address that no other server has
    /// (RFC 9700, section 4.4.2.2).
    /// </summary>
    /// <param name="iss">What the answer says.</param>
    public bool IsIssuer(string iss) => Issuer is not null
        ? string.Equals(iss, Issuer, StringComparison.Ordinal)
        : Uri.TryCreate(iss, UriKind.Absolute, out var address) && (IsSameHost(address, TokenEndpoint) || IsSameHost(address, AuthorizationEndpoint));

    // Codes, refresh tokens and what they are checked by stay on the host that the API is on.
    private static Uri? Own(JsonElement json, string name, Uri host)
    {
        var address = Endpoint(json, name) ?? throw Missing(name);
        return IsSameHost(address, host)
            ? address
            : throw new JsonException($"Sessionboard's sign-in names another host as its {name}; it is not used.");
    }

    private static bool IsSameHost(Uri address, Uri host) =>
        Uri.Compare(address, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

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

    private static JsonException Missing(string name) => new($"Sessionboard's sign-in names no usable {name}.");
}
