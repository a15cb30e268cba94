using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// A row that went the last way (<see cref="LeavingAnswer"/>) and was written already: what many answers show is masked and written once. No other row
/// is let past, and none that went it under other rules.
/// </summary>
internal sealed class LeftRow : IReadOnlyList<JsonElement>
{
    private readonly JsonElement[] _cells;
    private readonly byte[] _json;
    private readonly bool[] _texts;

    private LeftRow(JsonElement[] cells, byte[] json, bool isMasked)
    {
        (_cells, _json, IsMasked) = (cells, json, isMasked);
        _texts = Array.ConvertAll(cells, StrangersColumns.IsText);
    }

    /// <summary>Whether personal data was masked in it.</summary>
    public bool IsMasked { get; }

    /// <summary>Whether there are words in a cell that somebody could have written.</summary>
    public bool IsText(int column) => _texts[column];

    /// <summary>The row as JSON, as <see cref="AnswerWriter"/> writes it.</summary>
    public ReadOnlySpan<byte> Json => _json;

    /// <summary>How long its JSON is, in UTF-16 code units.</summary>
    public int Length => Encoding.UTF8.GetCharCount(_json);

    /// <summary>The memory that it takes, in bytes: its JSON is kept once as it is written, and once with a place for each cell.</summary>
    public int Bytes => 280 + (2 * _json.Length) + (_cells.Length * 33);

    /// <inheritdoc/>
    public int Count => _cells.Length;

    /// <inheritdoc/>
    public JsonElement this[int index] => _cells[index];

    /// <summary>Sends a row the last way.</summary>
    public static LeftRow Of(IReadOnlyList<JsonElement> row, bool masks)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, AnswerWriter.Options))
            AnswerWriter.WriteRow(writer, [.. row.Select(value => LeavingAnswer.Of(value, masks))]);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        // All cells in one document, instead of one each.
        return new LeftRow([.. JsonElement.ParseValue(ref reader).EnumerateArray()], buffer.WrittenSpan.ToArray(), masks);
    }

    /// <inheritdoc/>
    public IEnumerator<JsonElement> GetEnumerator() => ((IEnumerable<JsonElement>)_cells).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _cells.GetEnumerator();
}
