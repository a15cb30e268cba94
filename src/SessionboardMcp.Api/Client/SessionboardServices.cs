using System.Net;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>Composes the client.</summary>
public static class SessionboardServices
{
    /// <summary>The name of the HTTP client that calls are made with, for a host that watches them.</summary>
    public const string HttpClientName = Exchange.ClientName;

    /// <summary>
    /// Adds <see cref="ISessionboardClientFactory"/>, with <see cref="SessionboardOptions"/> read from the configuration
    /// (where there is one) and checked at start.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSessionboardApi(this IServiceCollection services)
    {
        services.AddSecretFreeLogs();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SessionboardOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<SessionboardOptions>, SessionboardConfiguration>(
            provider => new SessionboardConfiguration(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionboardOptions>, SessionboardOptionsValidator>());
        services.AddOptions<IndexOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<IndexOptions>, IndexConfiguration>(
            provider => new IndexConfiguration(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IndexOptions>, IndexConfiguration>(
            provider => new IndexConfiguration(provider.GetService<IConfiguration>())));
        services.AddHttpClient(Exchange.ClientName, Configure)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<Memories>();
        services.TryAddSingleton<WriteNews>();
        services.TryAddSingleton<SharedReads>();
        services.TryAddSingleton<Coalescer>();
        services.TryAddSingleton<FourAtOnce>();
        services.TryAddSingleton(provider => new BudgetShares(provider.GetRequiredService<RateLimitLedger>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Exchange>();
        services.TryAddSingleton<Wire>();
        services.TryAddSingleton(provider => new RateLimitLedger(
            provider.GetRequiredService<Memories>().Answers.Cache, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new BudgetGauges(provider.GetRequiredService<RateLimitLedger>()));
        services.TryAddSingleton(provider => new AssistantVerdicts(provider.GetRequiredService<Memories>().Answers.Cache));
        services.TryAddSingleton<ISessionboardClientFactory, SessionboardClientFactory>();
        return services;
    }

    private static void Configure(HttpClient client)
    {
        // The time limits are the pipeline's; this one would cut a deadline short and count as a cancellation.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.Add("User-Agent", "SessionboardMcp/" + Version());
        client.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    private static SocketsHttpHandler Handler() => new()
    {
        // A redirect would carry the credential to wherever it points; a cookie would tie one person's call to another's.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = SilentTrace.Propagator,
    };

    private static string Version() =>
        typeof(SessionboardServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";
}
