namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Keeps them for as long as the process lives: for a sandbox, whose data does not live longer either.</summary>
internal sealed class MemoryApproverLines : IApproverLines
{
    private readonly Lock _lock = new();
    private IReadOnlyList<string[]> _lines = [];

    /// <inheritdoc/>
    public bool IsKept => false;

    /// <inheritdoc/>
    public IReadOnlyList<string[]> Read()
    {
        lock (_lock)
            return _lines;
    }

    /// <inheritdoc/>
    public void Change(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change)
    {
        lock (_lock)
            _lines = change(_lines);
    }
}
