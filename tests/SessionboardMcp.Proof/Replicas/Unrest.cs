using System.Diagnostics;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What goes on around the calls: replicas are replaced in turn, and once PostgreSQL is away.</summary>
internal sealed class Unrest(Scene scene, Tally tally)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly long _started = Stopwatch.GetTimestamp();
    private int _next;

    /// <summary>How often a replica was stopped and started.</summary>
    public int Replaced { get; private set; }

    /// <summary>How long after PostgreSQL answered again the last call was not answered as usual.</summary>
    public TimeSpan UntilNormal { get; private set; }

    /// <summary>The memory of each replica once it is warm, when the last quiet time begins, and at the end.</summary>
    public List<IReadOnlyList<long>> Memory { get; } = [];

    /// <summary>Lets it all happen.</summary>
    public async Task GoOnAsync(TimeSpan whole)
    {
        tally.Phase = Phases.Quiet;
        await UntilAsync(whole * 0.1);
        Remember();
        await InTurnAsync(whole * 0.45);
        await WithoutPostgresAsync();
        await InTurnAsync(whole * 0.75);
        tally.Phase = Phases.Quiet;
        // Each process has answered for a while: what it still grows by is not its start.
        await UntilAsync(whole * 0.85);
        Remember();
        await UntilAsync(whole);
        Remember();
    }

    private void Remember() => Memory.Add([.. scene.Replicas.Select(replica => replica.Resident)]);

    private async Task InTurnAsync(TimeSpan until)
    {
        tally.Phase = Phases.InTurn;
        while (Stopwatch.GetElapsedTime(_started) < until)
        {
            var replica = scene.Replicas[_next++ % scene.Replicas.Count];
            await replica.StopAsync();
            await replica.StartAsync();
            Replaced++;
            await Task.Delay(Between);
        }
    }

    private async Task WithoutPostgresAsync()
    {
        tally.Phase = Phases.Away;
        await scene.Postgres.StopAsync();
        await Task.Delay(Away);
        await scene.Postgres.StartAgainAsync();
        var back = Stopwatch.GetTimestamp();
        await Task.Delay(Promised);
        tally.Phase = Phases.Back;
        await Task.Delay(Promised);
        UntilNormal = tally.LastTrouble > back ? Stopwatch.GetElapsedTime(back, tally.LastTrouble) : TimeSpan.Zero;
    }

    private Task UntilAsync(TimeSpan point)
    {
        var left = point - Stopwatch.GetElapsedTime(_started);
        return left > TimeSpan.Zero ? Task.Delay(left) : Task.CompletedTask;
    }
}
