using System.Buffers.Text;
using System.Security.Cryptography;

namespace SessionboardMcp.Core.Changes;

/// <summary>Makes the ids of change sets: 128 random bits, in base64url.</summary>
internal static class ChangeId
{
    private const int Bytes = 16;

    /// <summary>A new id.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
