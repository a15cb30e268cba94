using System.Diagnostics;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What running replicas answer under as many calls as they can take.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Cores">How many cores these processes kept busy.</param>
/// <param name="Others">How many cores everything else on the machine kept busy meanwhile.</param>
internal sealed record Throughput(double PerSecond, double Cores, double Others)
{
    private const int Last = 3;
    private const double Steady = 0.05;

    // A process that answers for the first time compiles for most of a minute, and again what it calls most.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    /// <summary>Measures it, once as many are answered as in the windows before.</summary>
    /// <param name="replicas">Those that the calls go to.</param>
    /// <param name="tally">Counts the answers.</param>
    /// <param name="assistants">Ask, each the next as soon as it has an answer.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Throughput> MeasureAsync(IReadOnlyCollection<Replica> replicas, Tally tally, IReadOnlyList<Assistant> assistants, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Without renewing: the token is what a proxy routes by. Without writing: each tag that is made is looked for in a list that grows.
        var work = assistants.Select(assistant => Task.Run(() => assistant.WorkAsync(TimeSpan.Zero, onlyReads: true, end.Token), CancellationToken.None)).ToList();
        var begun = Stopwatch.GetTimestamp();
        var windows = new List<double>();
        while (!IsSteady(windows) && Stopwatch.GetElapsedTime(begun) < Patience)
            windows.Add((await LookAsync(replicas, tally, Window, cancellationToken)).PerSecond);
        var seen = await LookAsync(replicas, tally, Span, cancellationToken);
        await end.CancelAsync();
        await Task.WhenAll(work);
        return seen;
    }

    private static bool IsSteady(List<double> windows)
    {
        var last = windows.TakeLast(Last).ToList();
        return last.Count == Last && last.Max() - last.Min() <= Steady * last.Max();
    }

    private static async Task<Throughput> LookAsync(IReadOnlyCollection<Replica> replicas, Tally tally, TimeSpan span, CancellationToken cancellationToken)
    {
        var (started, answered, computed, all) = (Stopwatch.GetTimestamp(), tally.Answered, Computed(replicas), OfAll());
        await Task.Delay(span, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (own, everything) = ((Computed(replicas) - computed) / seconds, (OfAll() - all) / seconds);
        return new Throughput((tally.Answered - answered) / seconds, own, everything - own);
    }

    private static double Computed(IEnumerable<Replica> replicas) => replicas.Sum(replica => replica.Computed.TotalSeconds);

    // proc_stat(5), in hundredths of a second: user, nice, system, then idle and waiting for a disk, then interrupts.
    private static double OfAll()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(double.Parse).ToList();
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / 100;
    }
}
