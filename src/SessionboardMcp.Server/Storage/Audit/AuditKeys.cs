using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>The key of the audit trail's chain: random, kept in the database, and protected by the key ring as the server's other keys are.</summary>
/// <param name="protection">The key ring.</param>
internal sealed class AuditKeys(IDataProtectionProvider protection)
{
    private const int Bytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("SessionboardMcp.AuditChain");

    // Opening it takes longer than a link. There is one.
    private volatile Opened? _opened;

    /// <summary>Makes one, protected for <see cref="AuditChain.ProtectedKey"/>.</summary>
    public string Make() => _protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Opens one.</summary>
    /// <exception cref="CryptographicException">The key ring is another one, or the column was altered: nobody can tell which.</exception>
    public byte[] Open(string protectedKey)
    {
        if (_opened is { } opened && opened.Protected == protectedKey)
            return opened.Key;
        var key = Convert.FromBase64String(_protector.Unprotect(protectedKey));
        _opened = new Opened(protectedKey, key);
        return key;
    }

    /// <summary>Opens one; null where that cannot be done.</summary>
    public byte[]? TryOpen(string protectedKey)
    {
        try
        {
            return Open(protectedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Opened(string Protected, byte[] Key);
}
