using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>Finds out who calls: by an API token, or by an access token of somebody who signed in.</summary>
internal sealed class CallerTokens(SandboxOAuth oauth)
{
    private const string Bearer = "Bearer ";

    /// <summary>The caller's token.</summary>
    /// <exception cref="RequestRefusedException">There is none, more than one, or one that opens nothing.</exception>
    public SandboxToken Authenticate(IHeaderDictionary headers)
    {
        var (apiToken, authorization) = (headers[SandboxTokens.Header], headers.Authorization);
        if (authorization.Count == 0)
        {
            return apiToken.Count == 0
                ? throw RequestRefusedException.Unauthorized($"The header {SandboxTokens.Header} is missing.")
                : SandboxTokens.Find(apiToken) ?? throw RequestRefusedException.Unauthorized("The token is not known.");
        }

        if (apiToken.Count > 0)
            throw RequestRefusedException.Unauthorized($"Send {SandboxTokens.Header} or Authorization, not both.");
        var value = authorization.ToString();
        if (!value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            throw RequestRefusedException.Unauthorized("Authorization must be a bearer token.");
        return oauth.Find(value[Bearer.Length..]) ?? throw RequestRefusedException.Unauthorized("The access token is not good, or not any more.");
    }
}
