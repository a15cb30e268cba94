using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Ids that are the same at every start: derived from what they name, so that adding one record moves no other's id.
/// </summary>
internal static class StableId
{
    public static Guid Session(int eventId, int number) => Of("session", eventId, number);

    public static string Contact(int eventId, int number) => Of("contact", eventId, number).ToString();

    public static Guid Of(string kind, int eventId, int number) => Of($"{kind}/{eventId}/{number}");

    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);

        // RFC 9562: version 8 is for ids made by a scheme of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
