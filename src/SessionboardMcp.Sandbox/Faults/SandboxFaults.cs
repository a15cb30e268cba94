namespace SessionboardMcp.Sandbox.Faults;

/// <summary>
/// The faults that a sandbox shall show, switched by the process around it and by nobody else: no request can reach it. Safe to
/// use while requests are served.
/// </summary>
public sealed class SandboxFaults
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];
    private int _struck;

    /// <summary>How many requests were struck so far.</summary>
    public int Struck
    {
        get
        {
            lock (_lock)
                return _struck;
        }
    }

    /// <summary>Plans a fault. A request is struck by the oldest one that is meant for it.</summary>
    /// <param name="fault">What goes wrong, for which requests and how often.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Fault.Times"/> is below 1, or <see cref="Fault.Duration"/> below zero.</exception>
    public void Plan(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times, 1, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Duration, TimeSpan.Zero, nameof(fault));
        lock (_lock)
            _planned.Add(new Planned(fault));
    }

    /// <summary>Forgets every fault that is still planned.</summary>
    public void Clear()
    {
        lock (_lock)
            _planned.Clear();
    }

    /// <summary>The fault that strikes a request, which uses it up by one; null where none does.</summary>
    internal Fault? Take(string method, string path, string? route)
    {
        lock (_lock)
        {
            var planned = _planned.Find(candidate => candidate.Fault.Strikes(method, path, route));
            if (planned is null)
                return null;
            if (--planned.Left == 0)
                _planned.Remove(planned);
            _struck++;
            return planned.Fault;
        }
    }

    private sealed class Planned(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Left { get; set; } = fault.Times;
    }
}
