using Google.OrTools.Sat;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Stops a solver when somebody ends the search. What is said before the search has begun is lost on it, as while a large model is loaded: so it is said again
/// until the search is over.
/// </summary>
internal sealed class Stopping : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly CpSolver _solver;
    private readonly CancellationTokenRegistration _registration;
    private readonly ITimer _timer;
    private bool _isOver;

    /// <param name="solver">The solver.</param>
    /// <param name="clock">Tells when to say it again.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Stopping(CpSolver solver, TimeProvider clock, CancellationToken cancellation)
    {
        _solver = solver;
        _timer = clock.CreateTimer(static stopping => ((Stopping)stopping!).Stop(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = cancellation.Register(static stopping => ((Stopping)stopping!).Begin(), this);
    }

    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _registration.Dispose();
        _timer.Dispose();
    }

    private void Begin()
    {
        Stop();
        _timer.Change(Again, Again);
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (!_isOver)
                _solver.StopSearch();
        }
    }
}
