using System.Text;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Logs;

/// <summary>Hands on every line with its parameters and its exception, and every scope.</summary>
/// <param name="take">Takes category, event and text.</param>
[ProviderAlias(SuiteLog.Alias)]
internal sealed class SuiteLoggerProvider(Action<string, EventId, string> take) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Listening(categoryName, take);

    public void Dispose()
    {
    }

    private sealed class Listening(string category, Action<string, EventId, string> take) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            take(category, default, Whole(state.ToString() ?? "", state, null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            take(category, eventId, Whole(formatter(state, exception), state, exception));

        // Logs that are kept as records hold the parameters, which a message need not show.
        private static string Whole(string message, object? state, Exception? exception)
        {
            var text = new StringBuilder(message);
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (name != "{OriginalFormat}" && value?.ToString() is { Length: > 3 } shown && !message.Contains(shown, StringComparison.Ordinal))
                    text.Append('\n').Append(name).Append(" is ").Append(shown);
            }

            if (exception is not null)
                text.Append('\n').Append(exception);
            return text.ToString();
        }
    }
}
