using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Tells forms of our pages from forged ones: by a field that is made of the session, which no other site can read.</summary>
internal static class OutsideForms
{
    private const string Field = "form";

    /// <summary>The fields that every form carries besides its own.</summary>
    public static IReadOnlyDictionary<string, string> Of(OutsideSession session) => new Dictionary<string, string> { [Field] = Token(session) };

    /// <summary>Whether a form that was sent comes from a page of ours, for this session.</summary>
    public static async Task<bool> IsOursAsync(HttpContext context)
    {
        var form = await SentForm.ReadAsync(context.Request);
        return await OutsideSession.OfAsync(context) is { } session && form[Field] is [{ } token]
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(Token(session)));
    }

    private static string Token(OutsideSession session) => CredentialSubject.Hash("form", session.Id);
}
