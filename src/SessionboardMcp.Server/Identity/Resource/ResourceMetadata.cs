using System.Text.Json.Serialization;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>The metadata by which an assistant finds the authorization server (RFC 9728).</summary>
internal static class ResourceMetadata
{
    /// <summary>The path of its form at the root; every other begins with it.</summary>
    public const string Root = "/.well-known/oauth-protected-resource";

    /// <summary>Maps it in the form with the path, and at the root for clients that look only there.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="issuer">Whose tokens the resource takes.</param>
    /// <param name="asTyped">
    /// Whether the resource is named as the client wrote it. Not for an issuer that is not ours: it may know one spelling only.
    /// </param>
    public static void MapResourceMetadata(this IEndpointRouteBuilder endpoints, string issuer, bool asTyped)
    {
        endpoints.MapGet(Root + McpEndpoint.Path, (HttpRequest request, PublicAddress address) => Answer(
            asTyped && request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var path)
                ? address.Text + ResourceNames.AsTyped(path, request.QueryString)
                : address.Resource,
            issuer,
            request.HttpContext.RequestServices));
        endpoints.MapGet(Root, (HttpRequest request, PublicAddress address) => Answer(address.Resource, issuer, request.HttpContext.RequestServices));
    }

    /// <summary>Where the metadata of the resource is, as it was reached by a request.</summary>
    public static string AddressOf(PublicAddress address, HttpRequest request) =>
        McpEndpoint.IsCalled(request.HttpContext) ? address.Text + Root + ResourceNames.AsTyped(request.Path, request.QueryString) : address.ResourceMetadata;

    private static IResult Answer(string resource, string issuer, IServiceProvider services) => Results.Json(
        new Document(resource, [issuer], [.. RequiredScopes.Offered(services).Order(StringComparer.Ordinal)], ["header"], "Sessionboard"),
        ResourceJson.Default.Document);

    /// <summary>The document. <c>offline_access</c> is not among the scopes: it is the authorization server's, not the resource's.</summary>
    internal sealed record Document(
        [property: JsonPropertyName("resource")] string Resource,
        [property: JsonPropertyName("authorization_servers")] string[] AuthorizationServers,
        [property: JsonPropertyName("scopes_supported")] string[] ScopesSupported,
        [property: JsonPropertyName("bearer_methods_supported")] string[] BearerMethodsSupported,
        [property: JsonPropertyName("resource_name")] string ResourceName);
}

/// <summary>How the documents of the protected resource are written.</summary>
[JsonSerializable(typeof(ResourceMetadata.Document))]
[JsonSerializable(typeof(Refusals.ErrorDocument))]
internal sealed partial class ResourceJson : JsonSerializerContext;
