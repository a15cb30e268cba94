using System.Collections;
using System.Diagnostics;

namespace SessionboardMcp.Api.Logs;

/// <summary>The parameters of a line, or of a scope, with texts that are fit for a log.</summary>
/// <param name="message">The line.</param>
/// <param name="values">Its parameters as they came.</param>
/// <param name="clean">Makes a text fit.</param>
/// <param name="trace">The span under which a line was written; null where there is none, and for scopes.</param>
internal sealed class LoggedState(string message, IReadOnlyList<KeyValuePair<string, object?>> values, Func<string, string> clean, Activity? trace = null)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Template = "{OriginalFormat}";

    // By it the lines of one call are found, here and among its spans. First, as some look for the template at the end.
    private readonly string? _trace = trace?.TraceId.ToHexString();

    /// <inheritdoc/>
    public int Count => values.Count + Before;

    private int Before => _trace is null ? 0 : 1;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => index < Before ? new("TraceId", _trace) : Clean(values[index - Before]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => message;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<string, object?> Clean(KeyValuePair<string, object?> pair) => pair.Key == Template ? pair : new(pair.Key, Clean(pair.Value));

    // Numbers, times and the like are nobody's text.
    private object? Clean(object? value) => value switch
    {
        null or bool or (IFormattable and not Uri) => value,
        _ => clean(value.ToString() ?? ""),
    };
}
