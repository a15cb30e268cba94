using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What an operator would read: every line from a level on.</summary>
internal sealed class LoggedLines(LogLevel from) : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, string? Exception)> _lines = new();

    /// <summary>The lines since the last time.</summary>
    public IReadOnlyList<(LogLevel Level, string Text, string? Exception)> Take()
    {
        var taken = new List<(LogLevel, string, string?)>();
        while (_lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName, from);

    public void Dispose()
    {
    }

    private sealed class Lines(LoggedLines owner, string category, LogLevel from) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= from && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                owner._lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)}", exception?.ToString()));
        }
    }
}
