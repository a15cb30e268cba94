namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>An authorization request in which everything that is documented was checked.</summary>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="Scopes">What is asked for, each once.</param>
/// <param name="CodeChallenge">The S256 challenge.</param>
/// <param name="State">What the client wants back unchanged.</param>
internal sealed record AuthorizationRequest(string RedirectUri, IReadOnlyList<string> Scopes, string CodeChallenge, string? State)
{
    // SHA-256 in base64url without padding (RFC 7636, section 4.2).
    private const int ChallengeLength = 43;

    /// <summary>Checks the parameters.</summary>
    /// <exception cref="OAuthRefusedException">One is missing or wrong; nothing may be sent to the redirect address then.</exception>
    public static AuthorizationRequest Checked(AuthorizationParameters parameters, SandboxOAuthOptions options)
    {
        if (Present(parameters.ClientId, "client_id") != SandboxOAuthOptions.ClientId)
            throw new OAuthRefusedException("invalid_client", "client_id is not registered.");
        var redirect = Present(parameters.RedirectUri, "redirect_uri");
        if (!RedirectRule.Allows(options, redirect))
            throw OAuthRefusedException.InvalidRequest("redirect_uri is not registered for the client.");
        if (Present(parameters.ResponseType, "response_type") != "code")
            throw new OAuthRefusedException("unsupported_response_type", "response_type must be code.");
        if (Present(parameters.CodeChallengeMethod, "code_challenge_method") != "S256")
            throw OAuthRefusedException.InvalidRequest("code_challenge_method must be S256.");
        var challenge = Present(parameters.CodeChallenge, "code_challenge");
        if (challenge.Length != ChallengeLength || !challenge.All(IsBase64Url))
            throw OAuthRefusedException.InvalidRequest("code_challenge is not an S256 challenge.");
        return new AuthorizationRequest(redirect, ScopesOf(parameters.Scope, options), challenge, parameters.State);
    }

    /// <summary>What the server offers.</summary>
    public static IReadOnlyList<string> Offered(SandboxOAuthOptions options) =>
        [.. options.OffersWriteScopes ? Access.Scopes.All : Access.Scopes.AllReads];

    // What a request without a scope means is not published: everything on offer, as RFC 6749 (section 3.3) lets a server decide.
    private static IReadOnlyList<string> ScopesOf(string? scope, SandboxOAuthOptions options)
    {
        var offered = Offered(options);
        if (scope is null)
            return offered;
        var asked = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        return asked.Count > 0 && asked.TrueForAll(offered.Contains)
            ? asked
            : throw new OAuthRefusedException("invalid_scope", "scope is empty or asks for what is not offered.");
    }

    private static string Present(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw OAuthRefusedException.InvalidRequest($"{name} is missing.") : value;

    private static bool IsBase64Url(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
