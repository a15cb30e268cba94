using System.Buffers;
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
    public static string Of(byte[] key, long sequence, string previous, StoredAuditEntry entry) => Of(key, sequence, previous, entry.At, entry.Connection, entry.Entry);

    /// <summary>The link of an entry by what it says.</summary>
    public static string Of(byte[] key, long sequence, string previous, DateTimeOffset at, string connection, string entry)
    {
        var said = new Said(OfEntry, 2, previous.Length + connection.Length + entry.Length, 3);
        said.Add(sequence);
        said.Add(previous);
        said.Add(at.ToUnixTimeMilliseconds());
        said.Add(connection);
        said.Add(entry);
        return said.End(key);
    }

    /// <summary>The seal of the two ends.</summary>
    public static string Of(byte[] key, AuditChain chain)
    {
        var said = new Said(OfEnds, 4, chain.AnchorLink.Length + chain.HeadLink.Length, 2);
        said.Add(chain.Unlinked);
        said.Add(chain.Start);
        said.Add(chain.AnchorSequence);
        said.Add(chain.AnchorLink);
        said.Add(chain.HeadSequence);
        said.Add(chain.HeadLink);
        return said.End(key);
    }

    // All of it in a row: a call is to take no more than the hash itself.
    private ref struct Said
    {
        private readonly byte[] _bytes;
        private int _length;

        public Said(byte use, int numbers, int characters, int texts)
        {
            _bytes = ArrayPool<byte>.Shared.Rent(1 + ((numbers + texts) * sizeof(long)) + Encoding.UTF8.GetMaxByteCount(characters));
            _bytes[_length++] = use;
        }

        public void Add(long number)
        {
            BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), number);
            _length += sizeof(long);
        }

        public void Add(string text)
        {
            var start = _length + sizeof(long);
            var length = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start));
            Add(length);
            _length += length;
        }

        public readonly string End(byte[] key)
        {
            Span<byte> made = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, _bytes.AsSpan(0, _length), made);
            ArrayPool<byte>.Shared.Return(_bytes);
            return Base64Url.EncodeToString(made);
        }
    }
}
