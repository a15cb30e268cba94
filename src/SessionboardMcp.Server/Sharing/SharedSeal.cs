using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Sharing;

/// <summary>
/// Seals what lies in Redis, with the keys that the replicas share and for its key alone: nobody else can read it, and what somebody puts there, or
/// moves from one key to another, is not taken for ours.
/// </summary>
/// <param name="protection">The key ring.</param>
internal sealed class SharedSeal(IDataProtectionProvider protection)
{
    private const int Times = 2 * sizeof(long);

    // Of one purpose for all places: Data Protection writes purposes into its log. The place is inside instead.
    private readonly IDataProtector _protector = protection.CreateProtector("SessionboardMcp.Sharing");

    /// <summary>Seals a value; an answer is smaller then.</summary>
    /// <param name="key">Where it will lie.</param>
    /// <param name="times">Times that belong to it.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>Null while there is no key for it.</returns>
    public byte[]? Close(RedisKey key, (DateTimeOffset First, DateTimeOffset Second) times, ReadOnlyMemory<byte> content)
    {
        using var packed = new MemoryStream();
        Span<byte> head = stackalloc byte[Times];
        BinaryPrimitives.WriteInt64LittleEndian(head, times.First.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(head[sizeof(long)..], times.Second.UtcTicks);
        packed.Write(head);
        packed.Write(Place(key));
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(content.Span);
        try
        {
            return _protector.Protect(packed.ToArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens one.</summary>
    /// <param name="key">Where it lay.</param>
    /// <param name="value">What lay there.</param>
    /// <returns>Null where nothing did, or what did is not ours.</returns>
    public (DateTimeOffset First, DateTimeOffset Second, ReadOnlyMemory<byte> Content)? Open(RedisKey key, RedisValue value)
    {
        if (value.IsNullOrEmpty)
            return null;
        try
        {
            var (packed, place) = (_protector.Unprotect((byte[])value!), Place(key));
            if (packed.Length < Times + place.Length || !packed.AsSpan(Times, place.Length).SequenceEqual(place))
                return null;
            using var brotli = new BrotliStream(new MemoryStream(packed, Times + place.Length, packed.Length - Times - place.Length), CompressionMode.Decompress);
            using var content = new MemoryStream();
            brotli.CopyTo(content);
            return (At(packed), At(packed.AsSpan(sizeof(long))), content.GetBuffer().AsMemory(0, (int)content.Length));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static DateTimeOffset At(ReadOnlySpan<byte> ticks) => new(BinaryPrimitives.ReadInt64LittleEndian(ticks), TimeSpan.Zero);

    // As long for every place, whatever is in its name.
    private static byte[] Place(RedisKey key) => SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()));
}
