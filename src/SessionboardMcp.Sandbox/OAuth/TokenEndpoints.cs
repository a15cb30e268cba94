using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>Tokens for a code or a refresh token, and their revocation; both take JSON only.</summary>
internal static class TokenEndpoints
{
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/token", TokenAsync).Open();
        routes.MapPost("/oauth/revoke", RevokeAsync).Open();
    }

    private static async Task TokenAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, OAuthJson.Default.TokenBody);
        var ledger = context.RequestServices.GetRequiredService<SandboxOAuth>().Ledger;
        var tokens = Present(body.GrantType, "grant_type") switch
        {
            "authorization_code" => Exchange(ledger, body),
            "refresh_token" => Refresh(ledger, body),
            _ => throw new OAuthRefusedException("unsupported_grant_type", "grant_type must be authorization_code or refresh_token."),
        };
        var answer = new TokenAnswer(
            tokens.AccessToken, "Bearer", (int)tokens.Lifetime.TotalSeconds, tokens.RefreshToken, string.Join(' ', tokens.Scopes));
        await OAuthAnswers.JsonAsync(context, answer, OAuthJson.Default.TokenAnswer);
    }

    private static IssuedTokens Exchange(GrantLedger ledger, TokenBody body)
    {
        CheckClient(body);
        Absent(body.RefreshToken, "refresh_token");
        var verifier = Present(body.CodeVerifier, "code_verifier");
        return verifier.Length is >= ShortestVerifier and <= LongestVerifier && verifier.All(IsUnreserved)
            ? ledger.Exchange(Present(body.Code, "code"), Present(body.RedirectUri, "redirect_uri"), verifier)
            : throw OAuthRefusedException.InvalidRequest("code_verifier is not one of RFC 7636.");
    }

    private static IssuedTokens Refresh(GrantLedger ledger, TokenBody body)
    {
        CheckClient(body);
        Absent(body.Code, "code");
        Absent(body.RedirectUri, "redirect_uri");
        Absent(body.CodeVerifier, "code_verifier");
        return ledger.Refresh(Present(body.RefreshToken, "refresh_token"));
    }

    private static async Task RevokeAsync(HttpContext context)
    {
        // Always 200, as documented: also for a body that makes no sense.
        try
        {
            var body = await JsonBody.ReadAsync(context, OAuthJson.Default.RevokeBody);
            if (body.Token is { } token)
                context.RequestServices.GetRequiredService<SandboxOAuth>().Ledger.Revoke(token);
        }
        catch (OAuthRefusedException)
        {
            context.Response.Headers["Sandbox-Notice"] = "The body was not JSON of the documented form; nothing was revoked.";
        }
    }

    private static void CheckClient(TokenBody body)
    {
        if (Present(body.ClientId, "client_id") != SandboxOAuthOptions.ClientId)
            throw new OAuthRefusedException("invalid_client", "client_id is not registered.");
    }

    private static string Present(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw OAuthRefusedException.InvalidRequest($"{name} is missing.") : value;

    private static void Absent(string? value, string name)
    {
        if (value is not null)
            throw OAuthRefusedException.InvalidRequest($"{name} does not belong to this grant type.");
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
