namespace SessionboardMcp.Desktop.Connecting;

/// <summary>How many pages of a kind an assistant may open: one that calls in a circle must not fill the person's browser with them.</summary>
internal sealed class PageAllowance(TimeProvider time)
{
    private const int Most = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<long> _opened = [];

    /// <summary>Whether one more may be opened; it counts then.</summary>
    public bool TryTake()
    {
        lock (_opened)
        {
            while (_opened.TryPeek(out var first) && time.GetElapsedTime(first) > Window)
                _opened.Dequeue();
            if (_opened.Count >= Most)
                return false;
            _opened.Enqueue(time.GetTimestamp());
            return true;
        }
    }

    /// <summary>Takes one back that was not opened after all.</summary>
    public void GiveBack()
    {
        lock (_opened)
            _opened.TryDequeue(out _);
    }
}
