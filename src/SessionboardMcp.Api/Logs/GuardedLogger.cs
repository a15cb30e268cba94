using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SessionboardMcp.Api.Logs;

/// <summary>
/// Stands before every log of a host: a line stays a line, and bounded, whatever is in it. Sources name what they log with care all the
/// same; this holds for libraries, too.
/// </summary>
/// <param name="inner">The log.</param>
/// <param name="vocabulary">The names that may stand in the lines of this category; null where it is not a library that logs a client's words.</param>
internal sealed class GuardedLogger(ILogger inner, LogVocabulary? vocabulary) : ILogger
{
    private const string Template = "{OriginalFormat}";

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        var text = LogText.Line(state.ToString() ?? "", LogText.MaxLine);
        return state is IReadOnlyList<KeyValuePair<string, object?>> values
            ? inner.BeginScope(new LoggedState(text, values, Value))
            : inner.BeginScope(text);
    }

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
            return;
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (vocabulary?.IsToldAgain(TemplateOf(values), exception) == true)
            return;
        var line = vocabulary is null ? LogText.Line(formatter(state, exception)) : Known(values, exception);
        // What a library caught while it read a client's words quotes them; its type is told in the line.
        var shown = exception is null || vocabulary is not null ? null : new LoggedException(exception);
        inner.Log(logLevel, eventId, new LoggedState(line, values, Value, Activity.Current), shown, static (logged, _) => logged.ToString());
    }

    private string Value(string text) => vocabulary is null ? LogText.Line(text, LogText.MaxValue) : vocabulary.Of(text);

    private static string? TemplateOf(IReadOnlyList<KeyValuePair<string, object?>> values) =>
        values.FirstOrDefault(pair => pair.Key == Template).Value as string;

    private string Known(IReadOnlyList<KeyValuePair<string, object?>> values, Exception? exception)
    {
        var line = TemplateOf(values) ?? "A line without a template";
        foreach (var (name, value) in values)
        {
            if (name != Template)
                line = line.Replace($"{{{name}}}", value is null or bool or (IFormattable and not Uri) ? $"{value}" : Value(value.ToString() ?? ""), StringComparison.Ordinal);
        }

        return LogText.Line(exception is null ? line : $"{line} ({exception.GetType().Name})");
    }
}
