using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>
/// The keys under which one credential's part of what is shared lies: hashes, as a key would else tell who asked what. Those of one credential are
/// in one slot of a cluster, by the braces, so that they are changed together.
/// </summary>
/// <param name="credential">The key of the credential.</param>
internal sealed class SharedKeys(string credential)
{
    private readonly string _prefix = $"sessionboard-mcp:{{{Hash(credential)}}}:";

    /// <summary>The names of all that lies there, by the time at which they came.</summary>
    public RedisKey Index => _prefix + "index";

    /// <summary>It is there once the credential has ended: nothing comes in any more.</summary>
    public RedisKey Ended => _prefix + "ended";

    /// <summary>An answer.</summary>
    public RedisKey Answer(string name) => $"{_prefix}answer:{Hash(name)}";

    /// <summary>Whoever reads an answer holds it.</summary>
    public RedisKey Turn(string name) => $"{_prefix}turn:{Hash(name)}";

    /// <summary>The ids of news, in the order in which they were told.</summary>
    public RedisKey News(string name) => $"{_prefix}news:{Hash(name)}";

    /// <summary>One of them.</summary>
    public RedisKey News(string name, string id) => $"{_prefix}news:{Hash($"{name}\n{id}")}";

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 24));
}
