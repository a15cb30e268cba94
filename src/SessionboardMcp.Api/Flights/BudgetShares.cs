using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Flights;

/// <summary>
/// Sees to it that of those who share a credential nobody takes a budget from the others. Everybody who used it within half an hour has an equal share of
/// each 15 minutes for sure; more is given only out of what is nobody's share. What this process spends is counted here, before it is sent; what others
/// spend of it is known from the answers. Where Sessionboard never told a limit nothing is shared out: there may be none.
/// </summary>
internal sealed class BudgetShares(RateLimitLedger ledger, TimeProvider time)
{
    private const int PartForLaterOnes = 10;

    // Of any more than these, each counts as one and the same. A name that a client gives itself can be another one at each call: such clients must not
    // take the budget from others by their number.
    private const int MostPayers = 500;
    private const int MostNamedByThemselves = 8;
    private const int LongestName = 100;

    private const string AnyOther = "any other";

    private static readonly TimeSpan Lately = 2 * RateLimitHeaders.Window;

    // What is said of one window differs by so much: it is told in whole seconds, and takes its time.
    private static readonly TimeSpan Vagueness = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Partition, RateLimitCategory Category), Window> _windows = [];

    /// <summary>Takes one request out of a payer's share.</summary>
    /// <exception cref="BudgetShareException">There is none left in it, and none that is nobody's.</exception>
    public void Take(string partition, RateLimitCategory category, BudgetPayer payer, string operation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var reading = ledger.Read(partition, category) is { } known && known.ResetsAt > now ? known : null;
            var window = Current((partition, category), reading, now);
            var mine = window.Of(payer, now);
            if (ledger.Read(partition, category) is not { Limit: var limit })
            {
                mine.Used++;
                return;
            }

            var kept = payer.KeepsRoom ? limit / PartForLaterOnes : 0;
            var share = Math.Max(1, (limit - kept) / window.Payers.Count);
            var ofOthers = kept + window.Payers.Values.Where(other => other != mine).Sum(other => Math.Max(0, share - other.Used));
            // Where nothing is anybody's, Sessionboard itself says that it is used up.
            if (mine.Used >= share && ofOthers > 0 && Left(window, reading, limit) <= ofOthers)
                throw new BudgetShareException(operation, category, share, limit, window.Payers.Count, window.Ends);
            mine.Used++;
        }
    }

    private static int Left(Window window, RateLimitReading? reading, int limit) =>
        Math.Min(limit - window.Payers.Values.Sum(payer => payer.Used), reading?.Remaining ?? int.MaxValue);

    private Window Current((string Partition, RateLimitCategory Category) key, RateLimitReading? reading, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(key, out var window))
            _windows.Add(key, window = new Window { Ends = now + RateLimitHeaders.Window });
        // An answer may come out of the next one a moment before this one's end here.
        if (now >= window.Ends || reading?.ResetsAt > window.Ends + Vagueness)
            window.Begin(now + RateLimitHeaders.Window, now - Lately);
        // By its own clock Sessionboard's began with the first request.
        if (reading is not null)
            window.Ends = reading.ResetsAt;
        return window;
    }

    private sealed class Window
    {
        public DateTimeOffset Ends { get; set; }

        public Dictionary<string, Payer> Payers { get; } = new(StringComparer.Ordinal);

        public Payer Of(BudgetPayer paying, DateTimeOffset now)
        {
            var name = paying.Name.Length > LongestName ? paying.Name[..LongestName] : paying.Name;
            if (!Payers.ContainsKey(name) && Payers.Count >= (paying.KeepsRoom ? MostPayers : MostNamedByThemselves))
                name = AnyOther;
            if (!Payers.TryGetValue(name, out var payer))
                Payers.Add(name, payer = new Payer());
            payer.LastAt = now;
            return payer;
        }

        public void Begin(DateTimeOffset ends, DateTimeOffset forgotten)
        {
            Ends = ends;
            foreach (var (name, payer) in Payers)
            {
                payer.Used = 0;
                if (payer.LastAt < forgotten)
                    Payers.Remove(name);
            }
        }
    }

    private sealed class Payer
    {
        public int Used { get; set; }

        public DateTimeOffset LastAt { get; set; }
    }
}
