using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Ties each authorization request to the browser that it came in, by a cookie of its own. With one cookie for all, two tabs that
/// load at once would overwrite each other's. Lax, or it would be missing when a page of another site, or Sessionboard, leads here;
/// <c>__Host-</c> keeps neighbouring hosts from planting one.
/// </summary>
internal sealed class RequestCookies(PublicAddress address, TimeProvider time)
{
    private const int Bytes = 32;

    // Of the hash, which is not secret: by it the cookie of a request is found again.
    private const int NameLetters = 16;

    // A page that loads itself again and again must not fill the browser's jar, or the headers of every request.
    private const int Most = 16;

    // Sorts before every age.
    private const string Spent = "0";

    // As long as a person may take on our page, and as long again at Sessionboard.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    // Over http, on this machine only, browsers accept neither the prefix nor Secure.
    private string Prefix => address.IsSecure ? "__Host-sessionboard-request-" : "sessionboard-request-";

    /// <summary>Gives the browser a cookie for one request.</summary>
    /// <returns>The hash by which it is known.</returns>
    public string Give(HttpContext context)
    {
        // The age comes first, so that the oldest can be told when there are too many.
        var value = $"{time.GetUtcNow().ToUnixTimeSeconds().ToString("x10", CultureInfo.InvariantCulture)}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes))}";
        var hash = Hash(value);
        var others = context.Request.Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(cookie => cookie.Value, StringComparer.Ordinal).ToList();
        foreach (var oldest in others.Take(others.Count - Most + 1))
            context.Response.Cookies.Delete(oldest.Key, Options(null));
        context.Response.Cookies.Append(Name(hash), value, Options(Lifetime));
        return hash;
    }

    /// <summary>Goes on only in the browser that was given the cookie of a hash.</summary>
    /// <exception cref="WaitingRequestException">It is another one, or it has spent the cookie.</exception>
    public void Require(HttpContext context, string hash)
    {
        var value = context.Request.Cookies[Name(hash)];
        if (value == Spent)
            throw new WaitingRequestException(WaitingProblem.Used);
        if (value is not { Length: > 0 and <= 100 } || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(value)), Encoding.ASCII.GetBytes(hash)))
            throw new WaitingRequestException(WaitingProblem.OtherBrowser);
    }

    /// <summary>Spends the cookie of a request that was declined: nothing is kept of that one here.</summary>
    public void Spend(HttpContext context, string hash) => context.Response.Cookies.Append(Name(hash), Spent, Options(Lifetime));

    private string Name(string hash) => Prefix + hash[..NameLetters];

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = address.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private static string Hash(string value) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
