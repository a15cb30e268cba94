using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Desktop.Hosting;

/// <summary>
/// The options that every start reads, as services of their own. From the open ones (<c>IOptions&lt;&gt;</c>) a native program builds each
/// type when it is first asked for, which was a third of the time until the tools were listed.
/// </summary>
internal static class ClosedOptions
{
    /// <summary>Adds them. Nothing else is different: these are the types that would be built.</summary>
    public static void AddClosedOptions(this IServiceCollection services)
    {
        Close<HostOptions>(services);
        Close<ConsoleLifetimeOptions>(services);
        Close<LoggerFilterOptions>(services);
        Close<LoggerFactoryOptions>(services);
        Close<ConsoleLoggerOptions>(services);
        Close<ConsoleFormatterOptions>(services);
        Close<SimpleConsoleFormatterOptions>(services);
        Close<JsonConsoleFormatterOptions>(services);
        Close<HttpClientFactoryOptions>(services);
        Close<McpServerOptions>(services);
        Close<SessionboardOptions>(services);
        Close<PrivacyOptions>(services);
        Close<QueryOptions>(services);
        Close<WritesOptions>(services);
    }

    private static void Close<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceCollection services)
        where T : class
    {
        services.AddTransient<IOptionsFactory<T>>(provider => new OptionsFactory<T>(
            provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>()));
        services.AddSingleton<IOptionsMonitorCache<T>>(_ => new OptionsCache<T>());
        services.AddSingleton<IOptions<T>>(provider => new OptionsManager<T>(provider.GetRequiredService<IOptionsFactory<T>>()));
        services.AddSingleton<IOptionsMonitor<T>>(provider => new OptionsMonitor<T>(
            provider.GetRequiredService<IOptionsFactory<T>>(),
            provider.GetServices<IOptionsChangeTokenSource<T>>(),
            provider.GetRequiredService<IOptionsMonitorCache<T>>()));
    }
}
