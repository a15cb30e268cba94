using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Carries requests in the page that asks about them, protected, for ten minutes: whoever only loads the page leaves nothing behind
/// here. A value is good in the browser that its page was made for and nowhere else, so it also is what keeps other sites from
/// sending the form.
/// </summary>
internal sealed class AskedRequests(IDataProtectionProvider protection, RequestCookies cookies, TimeProvider time)
{
    /// <summary>How long a person may take to decide.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int IdBytes = 32;

    // The longest request with the longest names around it is a third of this.
    private const int Longest = 100_000;

    private readonly IDataProtector _protector = protection.CreateProtector("SessionboardMcp.AskedRequests");

    /// <summary>Takes up a request, and gives its browser the cookie that belongs to it.</summary>
    public AskedRequest Take(HttpContext context, OpenIddictRequest request, string parameters) => new()
    {
        Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
        CookieHash = cookies.Give(context),
        ClientId = request.ClientId!,
        RedirectUri = request.RedirectUri!,
        State = request.State,
        Parameters = parameters,
        Scopes = [.. StoredScopes.Read(request.Scope)],
        ExpiresAt = time.GetUtcNow() + Lifetime,
    };

    /// <summary>The value for the page.</summary>
    public string Protect(AskedRequest asked) =>
        Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(asked, AskedRequestJson.Default.AskedRequest)));

    /// <summary>The request of a value that came back.</summary>
    /// <exception cref="WaitingRequestException">It is none, too old, or another browser's.</exception>
    public AskedRequest Read(HttpContext context, string? value)
    {
        var asked = Unprotect(value) ?? throw new WaitingRequestException(WaitingProblem.Unknown);
        cookies.Require(context, asked.CookieHash);
        return asked.ExpiresAt > time.GetUtcNow() ? asked : throw new WaitingRequestException(WaitingProblem.Expired);
    }

    private AskedRequest? Unprotect(string? value)
    {
        if (value is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(value))
            return null;
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(Base64Url.DecodeFromChars(value)), AskedRequestJson.Default.AskedRequest);
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
