namespace SessionboardMcp.Api.Flights;

/// <summary>One read that several callers wait for. Its maker is on board from the start. Whoever watches it is told how far it is, also who came late.</summary>
internal sealed class Flight<T> : IDisposable, IProgress<Steps>
{
    private readonly List<IProgress<Steps>> _watchers = [];
    private Steps? _steps;

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

    /// <summary>Tells somebody aboard how far it is, until they leave.</summary>
    public void Watch(IProgress<Steps> watcher)
    {
        Steps? steps;
        lock (_lock)
        {
            _watchers.Add(watcher);
            steps = _steps;
        }

        if (steps is { } known) watcher.Report(known);
    }

    public void Report(Steps value)
    {
        IProgress<Steps>[] watchers;
        lock (_lock)
        {
            _steps = value;
            watchers = [.. _watchers];
        }

        foreach (var watcher in watchers) watcher.Report(value);
    }

    /// <summary>Leaves; the last to leave a flight that is still under way cancels it.</summary>
    public void Leave(IProgress<Steps>? watcher)
    {
        lock (_lock)
        {
            if (watcher is not null) _watchers.Remove(watcher);
            if (--_aboard > 0 || _isOver) return;

            // Under the lock, so that it cannot meet the disposal; its callbacks run elsewhere.
            _ = _cancellation.CancelAsync();
        }
    }

    public void Dispose() => _cancellation.Dispose();

    public async Task FlyAsync(Func<IProgress<Steps>, CancellationToken, Task<T>> read)
    {
        try
        {
            var result = await read(this, _cancellation.Token).ConfigureAwait(false);
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
