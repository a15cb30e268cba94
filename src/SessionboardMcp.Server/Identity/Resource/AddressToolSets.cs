using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Reads from the address of a request which sets of tools its client wants to be shown: <c>/mcp?toolsets=insights,agenda</c>.</summary>
internal static class AddressToolSets
{
    private const string Parameter = "toolsets";

    /// <summary>Adds it.</summary>
    public static void AddAddressToolSets(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new AskedToolSets([.. provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Query[Parameter] ?? default]));
    }
}
