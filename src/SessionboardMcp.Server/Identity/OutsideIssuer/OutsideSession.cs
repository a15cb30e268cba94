using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Somebody who signed in on our pages, as an encrypted cookie of this browser says for a while. No assistant has one.</summary>
/// <param name="Subject">Whose changes they see: by <c>Caller.Subject</c>, as it is made of their tokens.</param>
/// <param name="Id">Random; another one at each sign-in.</param>
/// <param name="Scopes">What they may do, as the provider told it at the sign-in: scopes of Sessionboard.</param>
internal sealed record OutsideSession(string Subject, string Id, IReadOnlySet<string> Scopes)
{
    /// <summary>How long it lasts, whatever the person does: then the provider is asked again, who may have let them go, or have taken a group from them.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string SubjectClaim = "subject";
    private const string IdClaim = "session";
    private const string ScopesClaim = "scopes";

    /// <summary>The session of a request; null where nobody has signed in, or not lately.</summary>
    public static async Task<OutsideSession?> OfAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        // One that says nothing of rights is from before they were kept: that person signs in again.
        return ticket.Principal is { } person && person.FindFirst(SubjectClaim) is { } subject && person.FindFirst(IdClaim) is { } id && person.FindFirst(ScopesClaim) is { } scopes
            ? new OutsideSession(subject.Value, id.Value, scopes.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal))
            : null;
    }

    /// <summary>Begins it.</summary>
    public Task BeginAsync(HttpContext context) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(SubjectClaim, Subject), new Claim(IdClaim, Id), new Claim(ScopesClaim, string.Join(' ', Scopes))], CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>Ends it.</summary>
    public static Task EndAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
