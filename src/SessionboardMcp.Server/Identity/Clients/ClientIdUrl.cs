namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Which client identifiers are addresses of metadata documents (draft-ietf-oauth-client-id-metadata-document, section 3).</summary>
internal static class ClientIdUrl
{
    /// <summary>The longest one, in characters: the identifier is a key in the database.</summary>
    public const int MaximumLength = 512;

    /// <summary>Whether an identifier means to be an address. One that does and is not a right one names no client at all.</summary>
    public static bool IsMeant(string clientId) => clientId.Contains("://", StringComparison.Ordinal);

    /// <summary>Reads one.</summary>
    /// <returns>
    /// Null unless it is https, has a path, and neither credentials nor fragment nor dot segments, and is written in the one normal
    /// form: identifiers are compared as text, so two spellings of one address must not be two clients.
    /// </returns>
    public static Uri? Parse(string clientId)
    {
        if (clientId.Length > MaximumLength || !clientId.StartsWith("https://", StringComparison.Ordinal) || !clientId.All(char.IsAscii))
            return null;
        if (!Uri.TryCreate(clientId, UriKind.Absolute, out var uri) || !string.Equals(uri.AbsoluteUri, clientId, StringComparison.Ordinal))
            return null;
        return uri.HostNameType == UriHostNameType.Dns && uri.AbsolutePath.Length > 1 && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0 && !clientId.EndsWith('#')
            ? uri
            : null;
    }
}
