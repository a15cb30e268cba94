namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// How often something may be done in a minute: by one network, so that nobody takes the turns of others, and by all together, far above,
/// so that many networks cannot wear the server out either.
/// </summary>
/// <param name="ofOne">The turns of one network.</param>
/// <param name="ofAll">The turns of all together.</param>
/// <param name="time">The clock.</param>
internal sealed class NetworkTurns(int ofOne, int ofAll, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    // Never more entries than turns of all in a minute.
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private long _began;
    private int _takenByAll;

    /// <summary>Takes a turn.</summary>
    /// <param name="network">Who takes it, as <see cref="SourceNetwork"/> names them.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(string network)
    {
        lock (_gate)
        {
            if (_began == 0 || time.GetElapsedTime(_began) >= Window)
            {
                _began = time.GetTimestamp();
                _taken.Clear();
                _takenByAll = 0;
            }

            var taken = _taken.GetValueOrDefault(network);
            if (taken >= ofOne || _takenByAll >= ofAll)
                return false;
            _taken[network] = taken + 1;
            _takenByAll++;
            return true;
        }
    }
}
