using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>A code that a person reads on one screen and types on another: two groups of five letters and digits that are not taken for each other.</summary>
internal static class PairingCode
{
    // Crockford's 32: no I, L, O, U.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 5;

    /// <summary>A new one, such as <c>7KQ2M-XW9PT</c>.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Letters, Group)}-{RandomNumberGenerator.GetString(Letters, Group)}";

    /// <summary>The code that was typed, as it was made; null where it can be none. Case, spaces and dashes do not matter, and letters are taken for the digits that they look like.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= 40 })
            return null;
        var code = new StringBuilder();
        foreach (var letter in typed.ToUpperInvariant())
        {
            if (letter is 'O')
                code.Append('0');
            else if (letter is 'I' or 'L')
                code.Append('1');
            else if (Letters.Contains(letter, StringComparison.Ordinal))
                code.Append(letter);
            else if (letter is not ('-' or ' '))
                return null;
        }

        return code.Length == 2 * Group ? code.Insert(Group, '-').ToString() : null;
    }

    /// <summary>The half by which it is found.</summary>
    public static string Place(string code) => code[..Group];

    /// <summary>Its hash.</summary>
    public static string Hash(string code) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
