using System.Buffers;
using System.Text;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// A long text that is kept by the ten thousand and seldom shown. It is kept as UTF-8, which takes half of what a string takes where most letters are
/// Latin, and is looked through as it is.
/// </summary>
internal readonly struct KeptText : IEquatable<KeptText>
{
    private const int Head = 24;
    private const int OnStack = 512;

    private readonly byte[]? _utf8;

    private KeptText(byte[] utf8) => _utf8 = utf8;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _utf8 is null;

    /// <summary>The memory that it takes, in bytes.</summary>
    public long Bytes => _utf8 is null ? 0 : (Head + (long)_utf8.Length + 7) & ~7L;

    /// <summary>Keeps a text.</summary>
    public static KeptText Of(string text) => text.Length == 0 ? default : new KeptText(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether another text is in it, character by character.</summary>
    public bool Contains(string text)
    {
        if (_utf8 is null)
            return text.Length == 0;
        // No character's bytes are found inside those of others (RFC 3629, 1).
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var sought = rented ?? stackalloc byte[OnStack];
        var isIn = _utf8.AsSpan().IndexOf(sought[..Encoding.UTF8.GetBytes(text, sought)]) >= 0;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return isIn;
    }

    /// <inheritdoc/>
    public bool Equals(KeptText other) => _utf8.AsSpan().SequenceEqual(other._utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeptText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_utf8);
        return hash.ToHashCode();
    }

    /// <summary>The text.</summary>
    public override string ToString() => _utf8 is null ? "" : Encoding.UTF8.GetString(_utf8);
}
