using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>
/// The keys of the window. One stands in the address that is opened, and makes the browser that comes with it known, once and soon. It is given to the
/// system's opener, whose arguments others on this machine may read: comes it a second time, the browser that used it first is not known any more.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class WindowKeys(TimeProvider time)
{
    private const int Bytes = 32;
    private const int Longest = 100;

    // Whoever was asked may open the one or the other; what is older is forgotten.
    private const int MostKept = 8;

    // A browser that has to be started comes within seconds; a person who copies an address, within minutes.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<(byte[] Key, byte[] Browser)> _used = [];
    private byte[]? _open;
    private long _madeAt;

    /// <summary>Makes the key of an address; the one before it ends.</summary>
    public string New()
    {
        var key = Made();
        lock (_gate)
            (_open, _madeAt) = (Hash(key), time.GetTimestamp());
        return key;
    }

    /// <summary>Whether an address was opened whose key nobody has used yet.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
                return _open is not null && time.GetElapsedTime(_madeAt) < Lifetime;
        }
    }

    /// <summary>Uses the key of an address.</summary>
    /// <returns>The key by which the browser is known from now on; null where it is none.</returns>
    public string? Use(string? key)
    {
        if (key is not { Length: > 0 and <= Longest })
            return null;
        var hash = Hash(key);
        lock (_gate)
        {
            _used.RemoveAll(used => AreSame(used.Key, hash));
            if (_open is null || !AreSame(_open, hash))
                return null;
            _open = null;
            if (time.GetElapsedTime(_madeAt) >= Lifetime)
                return null;
            var browser = Made();
            _used.Add((hash, Hash(browser)));
            if (_used.Count > MostKept)
                _used.RemoveAt(0);
            return browser;
        }
    }

    /// <summary>
    /// Ends a key that came with a browser which is known already: it is nobody's any more. Another browser that used it first is not known any more.
    /// </summary>
    public void Spend(string? key, string browser)
    {
        if (key is not { Length: > 0 and <= Longest })
            return;
        var (hash, own) = (Hash(key), Hash(browser));
        lock (_gate)
        {
            _used.RemoveAll(used => AreSame(used.Key, hash) && !AreSame(used.Browser, own));
            if (_open is not null && AreSame(_open, hash))
                _open = null;
        }
    }

    /// <summary>Whether a browser with this key used an address.</summary>
    public bool Knows(string? browser)
    {
        if (browser is not { Length: > 0 and <= Longest })
            return false;
        var hash = Hash(browser);
        lock (_gate)
            return _used.Exists(used => AreSame(used.Browser, hash));
    }

    private static string Made() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static bool AreSame(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
