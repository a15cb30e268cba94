namespace SessionboardMcp.Api.Flights;

/// <summary>
/// Lets at most four run at once for a credential, whoever asks and whatever for. A gate is there as long as somebody is in it or waits
/// before it, and no longer: nothing can push it out, which would let four more through, and nothing of it is left behind.
/// </summary>
internal sealed class FourAtOnce
{
    private const int Most = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>How many gates there are: of those credentials only that somebody is at work for.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _gates.Count;
        }
    }

    /// <summary>Runs something as one of the four.</summary>
    /// <param name="partition">The credential with its host.</param>
    /// <param name="run">What is run.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    public async Task<T> RunAsync<T>(string partition, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        var gate = Come(partition);
        try
        {
            await gate.Turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await run().ConfigureAwait(false);
            }
            finally
            {
                gate.Turns.Release();
            }
        }
        finally
        {
            Go(partition, gate);
        }
    }

    private Gate Come(string partition)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(partition, out var gate))
                _gates.Add(partition, gate = new Gate());
            gate.Users++;
            return gate;
        }
    }

    private void Go(string partition, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users > 0) return;
            _gates.Remove(partition);
        }

        gate.Turns.Dispose();
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turns { get; } = new(Most);

        public int Users { get; set; }
    }
}
