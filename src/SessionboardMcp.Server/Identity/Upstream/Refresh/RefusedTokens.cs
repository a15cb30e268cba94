using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Server.Identity.Upstream.Refresh;

/// <summary>
/// The access tokens that Sessionboard answered with 401 though they had not expired. Whoever asks for their connection's token next,
/// the call that was refused first of all, renews, and so learns whether the grant ended.
/// </summary>
internal sealed class RefusedTokens(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _renewed = new(StringComparer.Ordinal);

    /// <summary>Remembers a token, by its hash.</summary>
    public void Add(string token)
    {
        var now = time.GetUtcNow();
        Forget(_hashes, now);
        _hashes[Hash(token)] = now;
    }

    /// <summary>Remembers that a connection was renewed, so that no 401 forces it again too soon.</summary>
    public void Renewed(string connectionId)
    {
        if (_hashes.IsEmpty)
            return;
        var now = time.GetUtcNow();
        Forget(_renewed, now);
        _renewed[connectionId] = now;
    }

    /// <summary>Whether a connection's token was refused, and renewing may help.</summary>
    public bool IsToRenew(string connectionId, string token) =>
        !_hashes.IsEmpty
        && _hashes.ContainsKey(Hash(token))
        && !(_renewed.TryGetValue(connectionId, out var since) && time.GetUtcNow() < since + RefreshOptions.Rest);

    private static void Forget(ConcurrentDictionary<string, DateTimeOffset> known, DateTimeOffset now)
    {
        foreach (var (key, since) in known)
        {
            if (since + Kept < now)
                known.TryRemove(key, out _);
        }
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Notices a 401 on a bearer token.</summary>
internal sealed class RefusalWatch(RefusedTokens refused) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } token })
            refused.Add(token);
        return response;
    }
}
