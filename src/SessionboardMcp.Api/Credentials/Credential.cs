using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Api.Credentials;

/// <summary>What a call is made with. It can be attached to a request, compared by key, and never printed.</summary>
public abstract class Credential
{
    private protected Credential(string key) => Key = key;

    /// <summary>
    /// A name for the credential that gives nothing away (a one-way hash, or the caller's own id of a grant). Caches,
    /// coalescing and rate-limit ledgers are partitioned by it.
    /// </summary>
    public string Key { get; }

    /// <summary>The longest that an answer given to it may be given again without asking Sessionboard.</summary>
    internal virtual TimeSpan LongestKept => TimeSpan.MaxValue;

    /// <summary>The header that carries the secret.</summary>
    internal abstract string HeaderName { get; }

    /// <summary>Takes the value of the header, fresh for every try.</summary>
    /// <param name="refused">The value that Sessionboard has just refused with 401; null where none was.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value; the refused one where there is no other.</returns>
    internal abstract ValueTask<string> HeaderValueAsync(string? refused, CancellationToken cancellationToken);

    /// <summary>The kind and the key, never the secret.</summary>
    /// <returns>A text fit for a log.</returns>
    public sealed override string ToString() => $"{GetType().Name} {Key}";

    internal static bool IsForSandbox(string token) => token.StartsWith("sandbox-", StringComparison.Ordinal);

    // A line break in a token would let it write headers of its own, and the platform's exception would quote it.
    internal static bool IsSendable(string token) =>
        token.Length > 0 && !token.AsSpan().ContainsAnyExceptInRange('!', '~');

    private protected static string KeyOf(string kind, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{secret}")).AsSpan(0, 12));
}
