namespace SessionboardMcp.Server.Addresses;

/// <summary>The ways in which people and clients write the one protected resource.</summary>
internal static class ResourceNames
{
    private const int MaxLength = 2000;
    private const int MaxQuery = 200;

    /// <summary>Whether an address means the resource: our origin, with or without the path, whatever its query, in any spelling of the same address.</summary>
    public static bool IsResource(this PublicAddress address, string named) =>
        named.Length <= MaxLength
        // .NET corrects these; nobody means them. RFC 8707, section 2: no fragment.
        && named.All(character => character is > ' ' and < '\u007f' and not ('\\' or '#' or '@'))
        && Uri.TryCreate(named, UriKind.Absolute, out var uri)
        && uri.Scheme == address.Origin.Scheme
        && string.Equals(uri.IdnHost, address.Origin.IdnHost, StringComparison.OrdinalIgnoreCase)
        && uri.Port == address.Origin.Port
        && uri.AbsolutePath.TrimEnd('/') is var path
        && (path.Length == 0 || path.Equals(McpEndpoint.Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The path and query by which a client reached the resource, or looks for its metadata: strict clients compare what the metadata names
    /// with the address as it was typed (RFC 9728, section 3.3; VS Code, 2026-10), be it <c>/mcp/</c> or <c>/mcp?from=team</c>.
    /// </summary>
    /// <param name="path">The path, one that was routed to the resource.</param>
    /// <param name="query">The query with its question mark.</param>
    public static string AsTyped(PathString path, QueryString query) => path.Value + (IsPlain(query.Value ?? "") ? query.Value : "");

    // It is repeated in a header, and must not repeat a secret.
    private static bool IsPlain(string query) =>
        query.Length <= MaxQuery
        && query.All(character => char.IsAsciiLetterOrDigit(character) || "?&=-._~%,".Contains(character, StringComparison.Ordinal))
        && !query.Contains("token", StringComparison.OrdinalIgnoreCase);
}
