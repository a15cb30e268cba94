using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity;

/// <summary>
/// Recognises a browser by a random key in a cookie; we keep a hash of it. <c>__Host-</c> keeps neighbouring hosts from planting one,
/// and Lax lets it come along when Sessionboard sends the browser back.
/// </summary>
internal sealed class BrowserKey(PublicAddress address)
{
    private const int Bytes = 32;

    // The most that browsers keep a cookie.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    // Over http, on this machine only, browsers accept neither the prefix nor Secure.
    private string CookieName => address.IsSecure ? "__Host-sessionboard-browser" : "sessionboard-browser";

    /// <summary>The hash of the browser's key; null where it has none.</summary>
    public string? Read(HttpContext context) =>
        context.Request.Cookies[CookieName] is { Length: > 0 and <= 100 } key ? Hash(key) : null;

    /// <summary>The hash of the browser's key; the browser is given one where it has none.</summary>
    public string Ensure(HttpContext context)
    {
        var key = context.Request.Cookies[CookieName] is { Length: >= 40 and <= 100 } known
            ? known
            : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(CookieName, key, new CookieOptions
        {
            HttpOnly = true,
            Secure = address.IsSecure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Lifetime,
            IsEssential = true,
        });
        return Hash(key);
    }

    private static string Hash(string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
