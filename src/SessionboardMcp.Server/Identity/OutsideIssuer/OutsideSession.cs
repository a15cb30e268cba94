using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Somebody who signed in on our pages, as an encrypted cookie of this browser says for a while. No assistant has one.</summary>
/// <param name="Subject">Whose changes they see: by <c>Caller.Subject</c>, as it is made of their tokens.</param>
/// <param name="Id">Random; another one at each sign-in.</param>
internal sealed record OutsideSession(string Subject, string Id)
{
    /// <summary>How long it lasts, whatever the person does: then the provider is asked again, who may have let them go.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string SubjectClaim = "subject";
    private const string IdClaim = "session";

    /// <summary>The session of a request; null where nobody has signed in, or not lately.</summary>
    public static async Task<OutsideSession?> OfAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return ticket.Principal?.FindFirst(SubjectClaim) is { } subject && ticket.Principal.FindFirst(IdClaim) is { } id ? new OutsideSession(subject.Value, id.Value) : null;
    }

    /// <summary>Begins it.</summary>
    public Task BeginAsync(HttpContext context) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(SubjectClaim, Subject), new Claim(IdClaim, Id)], CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>Ends it.</summary>
    public static Task EndAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
