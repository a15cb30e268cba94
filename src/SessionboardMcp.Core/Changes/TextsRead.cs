using System.Collections.Concurrent;
using System.Globalization;

namespace SessionboardMcp.Core.Changes;

/// <summary>
/// Remembers, in this process and for some hours, how many texts of submitters and speakers each connection was given: what strangers wrote can
/// mislead an assistant, so a person who decides about a change is told. It decides nothing. Another process may have given more, hence "at least".
/// </summary>
/// <param name="time">The clock.</param>
public sealed class TextsRead(TimeProvider time)
{
    /// <summary>For how long a text counts.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromHours(4);

    private const int MostConnections = 500;
    private const int MostTexts = 2_000;

    private readonly ConcurrentDictionary<string, Read> _connections = new(StringComparer.Ordinal);

    /// <summary>Counts texts that an answer holds. The same text counts once.</summary>
    /// <param name="connection">The connection, by <c>Caller.Subject</c>.</param>
    /// <param name="texts">The texts.</param>
    internal void Add(string connection, IReadOnlyCollection<LongText> texts)
    {
        if (texts.Count == 0)
            return;
        var now = time.GetUtcNow();
        if (_connections.Count >= MostConnections && !_connections.ContainsKey(connection) && _connections.MinBy(one => one.Value.LastAt) is { Key: { } oldest })
            _connections.TryRemove(oldest, out _);
        _connections.GetOrAdd(connection, _ => new Read()).Add(texts, now);
    }

    /// <summary>What a connection was given until now, a sentence; null where that is nothing.</summary>
    /// <param name="connection">The connection.</param>
    public string? Before(string connection)
    {
        if (!_connections.TryGetValue(connection, out var read))
            return null;
        var counts = read.Since(time.GetUtcNow() - Span);
        string[] parts =
        [
            .. Part(counts, LongTextKind.Abstract, "abstract or description", "abstracts and descriptions"),
            .. Part(counts, LongTextKind.Biography, "biography", "biographies"),
            .. Part(counts, LongTextKind.Other, "other long text", "other long texts"),
        ];
        return parts.Length == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"In the {Span.TotalHours:0} hours before it asked, this connection read at least {string.Join(", ", parts)}.");
    }

    private static string[] Part(Dictionary<LongTextKind, int> counts, LongTextKind kind, string one, string many) => counts.GetValueOrDefault(kind) switch
    {
        0 => [],
        1 => [$"1 {one}"],
        var count => [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}")],
    };

    private sealed class Read
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<long, (LongTextKind Kind, DateTimeOffset At)> _texts = [];

        public DateTimeOffset LastAt { get; private set; }

        public void Add(IEnumerable<LongText> texts, DateTimeOffset now)
        {
            lock (_lock)
            {
                LastAt = now;
                foreach (var text in texts)
                    _texts[text.Key] = (text.Kind, now);
                // The oldest make room.
                if (_texts.Count > MostTexts)
                {
                    foreach (var key in _texts.OrderBy(one => one.Value.At).Take(_texts.Count - MostTexts).Select(one => one.Key).ToList())
                        _texts.Remove(key);
                }
            }
        }

        public Dictionary<LongTextKind, int> Since(DateTimeOffset since)
        {
            lock (_lock)
                return _texts.Values.Where(one => one.At >= since).CountBy(one => one.Kind).ToDictionary();
        }
    }
}
