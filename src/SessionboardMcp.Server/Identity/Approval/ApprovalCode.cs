using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Random keys that are kept as hashes: the code that <c>serve --local</c> prints, and what its cookie holds.</summary>
internal static class ApprovalCode
{
    private const int Bytes = 32;

    /// <summary>A new one: 256 random bits, in base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its hash (SHA-256), for a purpose: of the same key each purpose has another.</summary>
    public static string Hash(string purpose, string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} {key}")));

    /// <summary>Whether two hashes are the same, in the same time wherever they differ.</summary>
    public static bool AreSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
