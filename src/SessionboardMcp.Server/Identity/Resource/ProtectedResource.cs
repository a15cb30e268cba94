using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Composes the protected resource: who calls, with which client, and what they may.</summary>
internal static class ProtectedResource
{
    /// <summary>Adds the caller of each request, the client under that caller's own rights, and the checks before them.</summary>
    public static void AddProtectedResource(this IServiceCollection services, IConfiguration configuration, bool usesSandbox)
    {
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section));
        services.AddSingleton<Refusals>();
        services.AddSingleton<LivingConnectionQuery>();
        services.AddScoped<GrantLookup>();
        services.AddScoped<CurrentConnection>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentConnection>().Caller);
        services.AddAskingClient();
        services.AddScoped(provider => provider.GetRequiredService<ConnectionClients>().For(provider.GetRequiredService<CurrentConnection>().Connection));
        services.AddScoped(provider => new AnswerSource(usesSandbox ? "sandbox (invented data)" : Host(provider)));
        services.AddAuthentication().AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, AccessTokenValidation>();
    }

    /// <summary>Puts the checks before the MCP endpoint.</summary>
    public static void UseProtectedResource(this WebApplication app) => app.UseWhen(
        McpEndpoint.IsCalled,
        branch => branch.UseMiddleware<RequireConnection>().UseMiddleware<ScopeGate>().UseMiddleware<SessionIds>());

    private static string Host(IServiceProvider provider) =>
        new Uri(provider.GetRequiredService<CurrentConnection>().Connection.UpstreamHost).Host;
}
