using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.SignIn;
using IConfiguration = Microsoft.Extensions.Configuration.IConfiguration;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary>Lets an assistant open the sign-in page. Nothing of it is made before it is asked for.</summary>
internal static class ConnectServices
{
    /// <summary>Adds the collection of tools, which has to come before the tools.</summary>
    public static void AddConnectableTools(this IServiceCollection services)
    {
        services.AddSingleton<ConnectableTools>();
        services.AddOptions<McpServerOptions>().Configure<ConnectableTools>((options, tools) => options.ToolCollection = tools);
    }

    /// <summary>Adds the tool.</summary>
    public static IMcpServerBuilder WithConnectTool(this IMcpServerBuilder server, DesktopIdentity identity, IConfiguration configuration)
    {
        var services = server.Services;
        services.AddSingleton(provider => Flight(provider, identity));
        services.AddHostedService(provider => provider.GetRequiredService<SignInFlight>());
        services.AddSingleton(provider => new Connector(
            identity,
            provider.GetRequiredService<ProfileSession>(),
            provider.GetRequiredService<SignInFlight>(),
            configuration,
            SystemBrowser.CanShow(Environment.GetEnvironmentVariable)));
        services.Configure<McpServerOptions>(options => options.Filters.Request.ListToolsFilters.Add(HideWhereConnected));
        return server.WithTools([new ConnectTool()]);
    }

    private static SignInFlight Flight(IServiceProvider provider, DesktopIdentity identity)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var signIn = new ProfileSignIn(identity.Profile, identity.Store, new BrowserSignIn(time), provider.GetRequiredService<Grants>());
        return new SignInFlight(
            (request, end) => signIn.SignInAsync(request, ShowAsync, end), provider.GetRequiredService<ConnectableTools>().Announce, time);

        async Task ShowAsync(string address, CancellationToken cancellationToken)
        {
            if (!await SystemBrowser.TryOpenAsync(address, time, cancellationToken))
                throw new NoBrowserException();
        }
    }

    // Every conversation would pay for it. A call all the same says that all is well.
    private static McpRequestHandler<ListToolsRequestParams, ListToolsResult> HideWhereConnected(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            if (request.Services!.GetRequiredService<Connector>().IsConnected)
                list.Tools = [.. list.Tools.Where(tool => tool.Name != HowToConnect.Tool)];
            return list;
        };
}
