using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Api.Logs;

/// <summary>Makes the loggers of a host, each behind a <see cref="GuardedLogger"/>.</summary>
internal sealed class GuardedLoggerFactory(
    IEnumerable<ILoggerProvider> providers,
    IOptionsMonitor<LoggerFilterOptions> filters,
    IOptions<LoggerFactoryOptions> options,
    IEnumerable<LogVocabulary> vocabularies) : ILoggerFactory
{
    private readonly LoggerFactory _inner = new(providers, filters, options);
    private readonly LogVocabulary[] _vocabularies = [.. vocabularies];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new GuardedLogger(
        _inner.CreateLogger(categoryName),
        Array.Find(_vocabularies, vocabulary => categoryName.StartsWith(vocabulary.Category, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();
}
