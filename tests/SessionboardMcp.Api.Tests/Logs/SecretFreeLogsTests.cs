using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Api.Client;

namespace SessionboardMcp.Api.Tests.Logs;

public class SecretFreeLogsTests
{
    [Theory]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Information, false)]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Warning, true)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Http.Result.RedirectResult", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware", LogLevel.Trace, true)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Debug, false)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Debug, true)]
    [InlineData("ModelContextProtocol.Server.McpServer", LogLevel.Trace, false)]
    [InlineData("ModelContextProtocol.Server.McpServer", LogLevel.Debug, true)]
    public void No_setting_brings_out_lines_that_hold_secrets(string category, LogLevel level, bool expected) => Enabled(category, level, new()
    {
        ["LogLevel:Default"] = "Trace",
        ["LogLevel:OpenIddict.Server.OpenIddictServerDispatcher"] = "Trace",
        ["LogLevel:Microsoft.AspNetCore.Hosting"] = "Trace",
        ["LogLevel:ModelContextProtocol.Server.McpServer"] = "Trace",
        ["Debug:LogLevel:Default"] = "Trace",
        ["Debug:LogLevel:OpenIddict.Server"] = "Trace",
        ["Debug:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
    }).ShouldBe(expected);

    [Theory]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Error, false)]
    [InlineData("OpenIddict.Server.OpenIddictServerDispatcher", LogLevel.Critical, true)]
    [InlineData("ModelContextProtocol.Server.McpServer", LogLevel.Information, false)]
    [InlineData("ModelContextProtocol.Server.McpServer", LogLevel.Warning, true)]
    public void What_a_setting_closes_stays_closed(string category, LogLevel level, bool expected) =>
        Enabled(category, level, new() { ["LogLevel:Default"] = "Warning", ["LogLevel:OpenIddict"] = "Critical" }).ShouldBe(expected);

    [Theory]
    [InlineData(LogLevel.Information, LogLevel.Debug, false)]
    [InlineData(LogLevel.Information, LogLevel.Information, true)]
    [InlineData(LogLevel.Trace, LogLevel.Trace, false)]
    [InlineData(LogLevel.Trace, LogLevel.Debug, true)]
    public void Where_nothing_is_set_the_lowest_level_holds_and_no_more_than_it(LogLevel lowest, LogLevel level, bool expected) =>
        Enabled("ModelContextProtocol.Server.McpServer", level, [], lowest).ShouldBe(expected);

    private static bool Enabled(string category, LogLevel level, Dictionary<string, string?> settings, LogLevel lowest = LogLevel.Information)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(lowest).AddConfiguration(configuration).AddProvider(new Listening()));
        services.AddSessionboardApi();
        using var provider = services.BuildServiceProvider();

        return provider.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
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
