using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>
/// What a sandbox logs: its own lines, and of the web server around it no more than warnings, whatever anybody asks for. Below, there
/// are whole addresses, with the codes and states of a sign-in in them.
/// </summary>
internal static class SandboxLogs
{
    /// <summary>Limits what the application logs.</summary>
    public static IServiceCollection LimitLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(static options =>
    {
        // All of them go: a rule for one provider would be stronger than these.
        options.Rules.Clear();
        options.Rules.Add(new LoggerFilterRule(null, null, LogLevel.Warning, null));
        options.Rules.Add(new LoggerFilterRule(null, "SessionboardMcp", options.MinLevel, null));
    });

    /// <summary>Hands the lines that are left on to the caller's log, which has rules of its own.</summary>
    public static void ForwardTo(this ILoggingBuilder logging, ILoggerFactory? caller)
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        if (caller is not null)
            logging.AddProvider(new Forwarding(caller));
    }

    private sealed class Forwarding(ILoggerFactory caller) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => caller.CreateLogger(categoryName);

        // The factory is the caller's.
        public void Dispose()
        {
        }
    }
}
