using System.Diagnostics;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What goes on around the calls: replicas are replaced in turn, and once PostgreSQL is away.</summary>
internal sealed class Unrest(Scene scene, Tally tally, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>How often a replica was stopped and started.</summary>
    public int Replaced { get; private set; }

    /// <summary>How long after PostgreSQL answered again the last call was not answered as usual.</summary>
    public TimeSpan UntilNormal { get; private set; }

    /// <summary>The memory of the first replica, which the second half leaves alone.</summary>
    public Residence Residence { get; } = new(scene.Replicas[0], TimeSpan.FromSeconds(10));

    /// <summary>Lets it all happen.</summary>
    public async Task GoOnAsync(TimeSpan whole)
    {
        tally.Phase = Phases.Quiet;
        await Task.Delay(whole * 0.05, cancellationToken);
        await InTurnAsync(scene.Replicas, whole * 0.4);
        await WithoutPostgresAsync();
        tally.Phase = Phases.InTurn;
        var watching = Residence.WatchAsync(whole - Stopwatch.GetElapsedTime(_started), cancellationToken);
        await InTurnAsync([.. scene.Replicas.Skip(1)], whole * 0.95);
        tally.Phase = Phases.Quiet;
        await watching;
    }

    private async Task InTurnAsync(IReadOnlyList<Replica> replicas, TimeSpan until)
    {
        tally.Phase = Phases.InTurn;
        for (var next = 0; Stopwatch.GetElapsedTime(_started) < until; next++)
        {
            var replica = replicas[next % replicas.Count];
            await scene.Front.LeaveAsync(replica.Port);
            await replica.StopAsync();
            await replica.StartAsync(cancellationToken);
            await scene.Front.ReturnAsync(replica.Port);
            Replaced++;
            await Task.Delay(Between, cancellationToken);
        }
    }

    private async Task WithoutPostgresAsync()
    {
        tally.Phase = Phases.Away;
        await scene.Postgres.StopAsync();
        await Task.Delay(Away, cancellationToken);
        await scene.Postgres.StartAgainAsync();
        var back = Stopwatch.GetTimestamp();
        await Task.Delay(Promised, cancellationToken);
        tally.Phase = Phases.Back;
        await Task.Delay(Promised, cancellationToken);
        UntilNormal = tally.LastTrouble > back ? Stopwatch.GetElapsedTime(back, tally.LastTrouble) : TimeSpan.Zero;
    }
}
