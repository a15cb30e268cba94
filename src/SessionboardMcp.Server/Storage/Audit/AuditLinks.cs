using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// What ties the audit trail together: HMAC-SHA-256 (RFC 2104) over the link before and every column of an entry that says something. Texts are
/// preceded by their length, so that nothing can be moved from one into the next.
/// </summary>
internal static class AuditLinks
{
    // What was made for one use is never valid for the other.
    private const byte OfEntry = 1;
    private const byte OfEnds = 2;

    /// <summary>What stands before the first link.</summary>
    public const string None = "";

    /// <summary>The link of an entry.</summary>
    /// <param name="key">The chain's key.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="previous">The link before it, or <see cref="None"/>.</param>
    /// <param name="entry">The entry; its own place and link are not looked at.</param>
    public static string Of(byte[] key, long sequence, string previous, StoredAuditEntry entry)
    {
        using var hash = Begin(key, OfEntry);
        Add(hash, sequence);
        Add(hash, previous);
        Add(hash, entry.At.ToUnixTimeMilliseconds());
        Add(hash, entry.Connection);
        Add(hash, entry.Entry);
        return End(hash);
    }

    /// <summary>The seal of the two ends.</summary>
    public static string Of(byte[] key, AuditChain chain)
    {
        using var hash = Begin(key, OfEnds);
        Add(hash, chain.Unlinked);
        Add(hash, chain.Start);
        Add(hash, chain.AnchorSequence);
        Add(hash, chain.AnchorLink);
        Add(hash, chain.HeadSequence);
        Add(hash, chain.HeadLink);
        return End(hash);
    }

    private static IncrementalHash Begin(byte[] key, byte use)
    {
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData([use]);
        return hash;
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static string End(IncrementalHash hash)
    {
        Span<byte> made = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(made);
        return Base64Url.EncodeToString(made);
    }
}
