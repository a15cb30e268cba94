using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// The subject of a caller who has no connection of their own, but an API token. It is bound to the token and to the host that the token is
/// for: what waits for approval under one organization's token must not be sent under another's.
/// </summary>
public static class CredentialSubject
{
    private const int Length = 16;

    /// <summary>The subject, such as <c>local-</c> and a one-way hash.</summary>
    /// <param name="kind">How the server is used, such as <c>local</c>.</param>
    /// <param name="host">The address of the API.</param>
    /// <param name="token">The API token; null where none is set, so that nothing can be asked either.</param>
    public static string Of(string kind, Uri host, string? token) => $"{kind}-{Hash(host.AbsoluteUri, token ?? "")[..Length]}";

    /// <summary>A one-way hash of texts in their order.</summary>
    public static string Hash(params IEnumerable<string> texts) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))));
}
