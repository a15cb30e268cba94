using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Logs;

/// <summary>Composes what holds for every log of a host.</summary>
public static class LogServices
{
    /// <summary>
    /// Keeps the lines of libraries that hold secrets or personal data out of every log, whatever the configuration asks for, and keeps
    /// every line one line of bounded length without control characters, whatever a stranger put into it. A host that
    /// has <see cref="Client.SessionboardServices.AddSessionboardApi"/> or
    /// <see cref="SignIn.SignInServices.AddSessionboardSignIn"/> has it.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSecretFreeLogs(this IServiceCollection services)
    {
        services.AddLogging();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, GuardedLoggerFactory>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoggerFilterOptions>, SecretFreeLogs>());
        return services;
    }
}
