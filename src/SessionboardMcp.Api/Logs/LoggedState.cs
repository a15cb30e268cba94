using System.Collections;

namespace SessionboardMcp.Api.Logs;

/// <summary>The parameters of a line, or of a scope, with texts that are fit for a log.</summary>
/// <param name="message">The line.</param>
/// <param name="values">Its parameters as they came.</param>
/// <param name="clean">Makes a text fit.</param>
internal sealed class LoggedState(string message, IReadOnlyList<KeyValuePair<string, object?>> values, Func<string, string> clean)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Template = "{OriginalFormat}";

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => Clean(values[index]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.Select(Clean).GetEnumerator();

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
