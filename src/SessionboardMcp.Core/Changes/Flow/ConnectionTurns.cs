namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>Lets one call of a connection at a time through a short step. Connections that share a lane wait for each other, which hurts nobody.</summary>
internal sealed class ConnectionTurns
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for its turn, which ends when what is returned is disposed of.</summary>
    /// <param name="connection">The connection, by <c>Caller.Subject</c>.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task<IDisposable> TakeAsync(string connection, CancellationToken cancellationToken)
    {
        var lane = _lanes[(uint)StringComparer.Ordinal.GetHashCode(connection) % _lanes.Length];
        await lane.WaitAsync(cancellationToken);
        return new Turn(lane);
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        private SemaphoreSlim? _lane = lane;

        public void Dispose() => Interlocked.Exchange(ref _lane, null)?.Release();
    }
}
