using System.Text.Json;
using SessionboardMcp.Server.Identity.Clients.Redirects;
using static SessionboardMcp.Server.Identity.Clients.ClientMetadataException;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>What client metadata must say, so that only public clients with known redirect addresses come to be.</summary>
internal sealed class ClientMetadataRules(RedirectAllowList redirects)
{
    private const int MaximumRedirects = 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Checks a metadata document (MCP 2026-07-28, authorization, Client ID Metadata Documents).</summary>
    /// <exception cref="ClientMetadataException">It says something that is not accepted.</exception>
    public ClientApplication Document(Uri clientId, ReadOnlySpan<byte> json, ClientSource source) =>
        Document(clientId, Read(json), source);

    /// <inheritdoc cref="Document(Uri, ReadOnlySpan{byte}, ClientSource)"/>
    public ClientApplication Document(Uri clientId, ClientMetadata metadata, ClientSource source)
    {
        // As text: the identifier is compared so everywhere else, too.
        if (!string.Equals(metadata.ClientId, clientId.AbsoluteUri, StringComparison.Ordinal))
            throw new ClientMetadataException(InvalidClientMetadata, "The document's client_id is not its address.");
        if (metadata.ClientSecret is not null)
            throw new ClientMetadataException(InvalidClientMetadata, "The document holds a client_secret.");
        if (!CanBePublic(metadata))
            throw new ClientMetadataException(InvalidClientMetadata, "The document does not offer the token_endpoint_auth_method none.");
        CheckFlows(metadata);
        var name = ClientName.Clean(metadata.ClientName)
            ?? throw new ClientMetadataException(InvalidClientMetadata, "The document has no client_name.");
        var accepted = CheckRedirects(metadata, redirects.AllowsDocumented);
        return new ClientApplication(metadata.ClientId!, name, accepted.Stored, Refreshes(metadata) == true, source) { DroppedRedirects = accepted.Dropped };
    }

    /// <summary>Checks a registration. The method of authentication is not checked, because we choose it.</summary>
    /// <exception cref="ClientMetadataException">It says something that is not accepted.</exception>
    public (string Name, IReadOnlyList<string> RedirectUris, bool Refreshes, AcceptedRedirects Redirects) Registration(ClientMetadata metadata)
    {
        CheckFlows(metadata);
        var accepted = CheckRedirects(metadata, redirects.AllowsRegistered);
        // Where it does not say, the answer tells it that it may.
        return (ClientName.Clean(metadata.ClientName) ?? "An assistant without a name", accepted.Stored, Refreshes(metadata) != false, accepted);
    }

    /// <summary>Reads metadata.</summary>
    /// <exception cref="ClientMetadataException">It is no JSON object, or a member has the wrong type.</exception>
    public static ClientMetadata Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, ClientJson.Default.ClientMetadata) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new ClientMetadataException(InvalidClientMetadata, "Client metadata is a JSON object with members as RFC 7591 defines them.");
        }
    }

    private static bool CanBePublic(ClientMetadata metadata) =>
        metadata.TokenEndpointAuthMethod is null or "none" || metadata.TokenEndpointAuthMethodsSupported?.Contains("none") == true;

    private static bool? Refreshes(ClientMetadata metadata) => metadata.GrantTypes is { Count: > 0 } grants ? grants.Contains("refresh_token") : null;

    private static void CheckFlows(ClientMetadata metadata)
    {
        // An empty list says as little as none.
        if (metadata.GrantTypes is { Count: > 0 } grants && !grants.Contains("authorization_code"))
            throw new ClientMetadataException(InvalidClientMetadata, "grant_types must contain authorization_code.");
        if (metadata.ResponseTypes is { Count: > 0 } responses && !responses.Contains("code"))
            throw new ClientMetadataException(InvalidClientMetadata, "response_types must contain code.");
    }

    // RFC 7591, section 3.2.1: the server may register less than was asked for, and says so in its answer.
    private AcceptedRedirects CheckRedirects(ClientMetadata metadata, Func<string, bool> isAllowed)
    {
        if (metadata.RedirectUris is not { Count: > 0 } uris)
            throw new ClientMetadataException(InvalidRedirectUri, $"redirect_uris must hold 1 to {MaximumRedirects} addresses.");
        List<string> accepted = [.. uris.Where(uri => uri is not null && isAllowed(uri)).Take(MaximumRedirects)];
        return accepted.Count > 0
            ? new AcceptedRedirects(accepted, [.. uris.Except(accepted, StringComparer.Ordinal)])
            : throw new ClientMetadataException(InvalidRedirectUri, $"A redirect address is not accepted, and no other remains. {redirects.Sentence}");
    }
}
