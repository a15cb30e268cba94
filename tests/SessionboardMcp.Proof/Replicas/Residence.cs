using SessionboardMcp.Proof.Bench;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>The memory of the replica that is not replaced any more, from its last start until the end: whether it stays as it is.</summary>
internal sealed class Residence(Replica replica, TimeSpan every)
{
    // The collector gives memory back late and takes it early: resident memory moves by a tenth without anything being kept.
    private const double Slack = 1.10;
    private const double HeapSlack = 5;

    private readonly List<long> _resident = [];

    /// <summary>What is in use in the process after a collection, in MiB, a quarter on its way.</summary>
    public double HeapThen { get; private set; }

    /// <summary>The same at the end.</summary>
    public double HeapNow { get; private set; }

    /// <summary>Resident memory in MiB, the mean over the second quarter.</summary>
    public double Then => Mean(_resident.Count / 4, _resident.Count / 2);

    /// <summary>The same over the last quarter.</summary>
    public double Now => Mean(_resident.Count * 3 / 4, _resident.Count);

    /// <summary>How long it was looked at.</summary>
    public TimeSpan Span => every * _resident.Count;

    public bool IsFlat => HeapNow <= (HeapThen * Slack) + HeapSlack && Now <= Then * Slack;

    /// <summary>The resident memory that was seen, for who wants to see the way.</summary>
    public string Way => string.Join(", ", _resident);

    /// <summary>Looks at it for a while.</summary>
    public async Task WatchAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        var times = Math.Max(8, (int)(span / every));
        for (var time = 0; time < times; time++)
        {
            if (time == times / 4)
                HeapThen = await HeapAsync();
            await Task.Delay(every, cancellationToken);
            _resident.Add(replica.Resident);
        }

        HeapNow = await HeapAsync();
    }

    private async Task<double> HeapAsync() => (await Counters.HeapAsync(replica.Id)).Objects / 1048576.0;

    private double Mean(int from, int to) => _resident.Skip(from).Take(to - from).DefaultIfEmpty().Average();
}
