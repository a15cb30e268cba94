using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Server.Identity;

/// <summary>
/// The bearer token of <c>--local</c>: any program on the machine can reach loopback, and not all of them are the
/// person's. It is asked for where a real credential stands behind the server; the sandbox has nothing to protect.
/// </summary>
internal sealed class LocalToken
{
    private const int Bytes = 32;

    private LocalToken(string? value) => Value = value;

    /// <summary>The token; null where none is asked for.</summary>
    public string? Value { get; }

    /// <summary>A token that nobody can guess: 256 random bits.</summary>
    public static LocalToken CreateRandom() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>A token that was kept or configured.</summary>
    public static LocalToken Of(string value) => new(value);

    /// <summary>No token.</summary>
    public static LocalToken None { get; } = new(null);

    /// <summary>Whether an <c>Authorization</c> header carries it. Takes the same time whatever is wrong.</summary>
    public bool IsIn(string? authorization)
    {
        if (Value is null)
            return true;
        const string scheme = "Bearer ";
        return authorization is not null
            && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization[scheme.Length..].Trim()), Encoding.UTF8.GetBytes(Value));
    }
}
