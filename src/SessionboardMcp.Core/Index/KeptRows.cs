using System.Collections.Concurrent;
using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Index;

/// <summary>The rows of one version's records as answers show them, each made when it is shown first.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class KeptRows<T> : IWeighed
    where T : class
{
    // A page of answers asks for thirty. Who reads a large event to its end shall not have all of it kept twice.
    private const int Most = 1_000;

    // A place among the rows, and what the reader has to know of a row.
    private const int Place = 130;

    private readonly ConcurrentDictionary<T, Kept> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly MadeOnce _made;
    private long _bytes;

    private KeptRows(MadeOnce made) => _made = made;

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? Volatile.Read(ref _bytes) : 0;

    /// <summary>The rows of a version.</summary>
    /// <param name="made">What was made of the version.</param>
    /// <param name="asked">For whom they are: masked or not, in the time of the event.</param>
    /// <param name="tool">The tool whose rows they are.</param>
    /// <param name="others">Other versions that they are made of.</param>
    public static KeptRows<T> Of(MadeOnce made, AskedEvent asked, string tool, params IReadOnlyList<object?> others) =>
        made.Of((typeof(KeptRows<T>), tool, asked.Cells.Masks, asked.Clock.Zone), others, () => new KeptRows<T>(made));

    /// <summary>The row of a record.</summary>
    /// <param name="cells">The cells of the answer, which learn what its reader has to know of the row.</param>
    /// <param name="record">The record.</param>
    /// <param name="make">Makes the row.</param>
    public LeftRow Row(TextCells cells, T record, Func<TextCells, T, IReadOnlyList<JsonElement>> make)
    {
        if (!_rows.TryGetValue(record, out var kept))
        {
            var own = new TextCells(cells.Masks);
            kept = new Kept(LeftRow.Of(make(own, record), cells.Masks), own);
            if (_rows.Count < Most && _rows.TryAdd(record, kept))
            {
                Interlocked.Add(ref _bytes, Place + kept.Row.Bytes);
                _made.Grow(Place + kept.Row.Bytes);
            }
        }

        cells.Learn(kept.Cells);
        return kept.Row;
    }

    private sealed record Kept(LeftRow Row, TextCells Cells);
}
