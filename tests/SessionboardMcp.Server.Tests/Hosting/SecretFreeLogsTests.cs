using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

public class SecretFreeLogsTests
{
    [Theory]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Information, false)]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Warning, true)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware", LogLevel.Trace, true)]
    public void No_setting_brings_out_lines_that_hold_secrets(string category, LogLevel level, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LogLevel:Default"] = "Trace",
            ["LogLevel:OpenIddict.Server.OpenIddictServerDispatcher"] = "Trace",
            ["LogLevel:Microsoft.AspNetCore.Hosting"] = "Trace",
            ["Debug:LogLevel:Default"] = "Trace",
            ["Debug:LogLevel:OpenIddict.Server"] = "Trace",
            ["Debug:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(configuration).AddProvider(new Listening()));
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, SecretFreeLogs>();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level).ShouldBe(expected);
    }

    [ProviderAlias("Debug")]
    private sealed class Listening : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
