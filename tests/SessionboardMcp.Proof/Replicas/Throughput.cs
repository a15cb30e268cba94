using System.Diagnostics;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>
/// What running replicas answer, each under the same load: an answer of a process that has less to do costs more (results.md, the bridge), so that the
/// same calls spread over three processes would say nothing about three processes.
/// </summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="PerCore">Answers for each second that a core computed in a process of the server.</param>
/// <param name="Cores">How many cores these processes kept busy.</param>
internal sealed record Throughput(double PerSecond, double PerCore, double Cores)
{
    private const int Last = 3;
    private const double Steady = 0.05;

    // A process that answers for the first time compiles for most of a minute, and again what it calls most.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    // Few enough calls that the other core, with driver, sandbox, proxy and database, has room for three times as many.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures it, once the answers for each second of a core stay the same.</summary>
    /// <param name="replicas">Those that the calls go to.</param>
    /// <param name="tally">Counts the answers.</param>
    /// <param name="assistants">Ask; as many for each replica in each measurement.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Throughput> MeasureAsync(IReadOnlyCollection<Replica> replicas, Tally tally, IReadOnlyList<Assistant> assistants, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Without renewing: the token is what a proxy routes by, and it lives an hour.
        var work = assistants.Select(assistant => Task.Run(() => assistant.WorkAsync(Pause, refreshes: false, end.Token), CancellationToken.None)).ToList();
        var begun = Stopwatch.GetTimestamp();
        var windows = new List<double>();
        while (!IsSteady(windows) && Stopwatch.GetElapsedTime(begun) < Patience)
            windows.Add((await LookAsync(replicas, tally, Window, cancellationToken)).PerCore);
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
        var (started, answered, computed) = (Stopwatch.GetTimestamp(), tally.Answered, Computed(replicas));
        await Task.Delay(span, cancellationToken);
        var (seconds, answers, computing) = (Stopwatch.GetElapsedTime(started).TotalSeconds, tally.Answered - answered, Computed(replicas) - computed);
        return new Throughput(answers / seconds, answers / computing, computing / seconds);
    }

    private static double Computed(IEnumerable<Replica> replicas) => replicas.Sum(replica => replica.Computed.TotalSeconds);
}
