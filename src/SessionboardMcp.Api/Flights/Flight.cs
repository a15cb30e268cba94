namespace SessionboardMcp.Api.Flights;

/// <summary>One read that several callers wait for. Its maker is on board from the start.</summary>
internal sealed class Flight<T> : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<T> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _aboard = 1;
    private bool _isOver;

    public Task<T> Landing => _landing.Task;

    /// <summary>Comes on board.</summary>
    /// <returns>False when the flight is over or was given up.</returns>
    public bool TryBoard()
    {
        lock (_lock)
        {
            if (_isOver || _aboard == 0) return false;
            _aboard++;
            return true;
        }
    }

    /// <summary>Leaves; the last to leave a flight that is still under way cancels it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_aboard > 0 || _isOver) return;

            // Under the lock, so that it cannot meet the disposal; its callbacks run elsewhere.
            _ = _cancellation.CancelAsync();
        }
    }

    public void Dispose() => _cancellation.Dispose();

    public async Task FlyAsync(Func<CancellationToken, Task<T>> read)
    {
        try
        {
            var result = await read(_cancellation.Token).ConfigureAwait(false);
            End();
            _landing.TrySetResult(result);
        }
        catch (Exception failure)
        {
            End();
            _landing.TrySetException(failure);

            // Touched so that a failure after everybody left is not reported as unobserved.
            _ = _landing.Task.Exception;
        }
    }

    private void End()
    {
        lock (_lock) _isOver = true;
    }
}
