using System.Diagnostics;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What the running replicas answer where nobody pauses.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="PerCore">Answers for each second that one core computed in a process of the server.</param>
/// <param name="Cores">How many cores these processes kept busy.</param>
internal sealed record Throughput(double PerSecond, double PerCore, double Cores)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(20);

    /// <summary>Measures it.</summary>
    public static async Task<Throughput> MeasureAsync(Scene scene, Tally tally, IReadOnlyList<Assistant> assistants)
    {
        using var end = new CancellationTokenSource();
        var work = assistants.Select(assistant => Task.Run(() => assistant.WorkAsync(TimeSpan.Zero, end.Token))).ToList();
        await Task.Delay(Warm);
        var (started, answered, computed) = (Stopwatch.GetTimestamp(), tally.Answered, Computed(scene));
        await Task.Delay(Span);
        var (seconds, answers, computing) = (Stopwatch.GetElapsedTime(started).TotalSeconds, tally.Answered - answered, Computed(scene) - computed);
        await end.CancelAsync();
        await Task.WhenAll(work);
        return new Throughput(answers / seconds, answers / computing, computing / seconds);
    }

    private static double Computed(Scene scene) => scene.Replicas.Where(replica => replica.Runs).Sum(replica => replica.Computed.TotalSeconds);
}
