using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// Where everything that reads Sessionboard comes by: first the caller's scopes, then Sessionboard's own switches. An organization that
/// switched MCP off means every assistant and every read, not only those that the API refuses by itself.
/// </summary>
internal static class Entrance
{
    /// <summary>Lets a call through to Sessionboard.</summary>
    /// <returns>The client, under the caller's rights.</returns>
    /// <exception cref="MissingScopeException">The caller was not granted what the call needs; Sessionboard was not asked.</exception>
    /// <exception cref="ForbiddenException">No assistant may use the credential.</exception>
    public static async Task<ISessionboardClient> PassAsync(
        IServiceProvider services, Caller caller, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (caller.FirstMissing(scopes) is { } missing)
            throw new MissingScopeException(missing);
        var client = services.GetRequiredService<ISessionboardClient>();
        await client.Assistants.RequireAsync(cancellationToken);
        return client;
    }
}
