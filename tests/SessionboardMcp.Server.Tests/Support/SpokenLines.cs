namespace SessionboardMcp.Server.Tests.Support;

/// <summary>What a process wrote to one of its streams, line by line.</summary>
internal sealed class SpokenLines
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Is, TaskCompletionSource Came)> _waiting = [];

    /// <summary>All of it until now.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Adds a line; null is the end of the stream.</summary>
    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (_, came) in _waiting.Where(waiting => waiting.Is(line)))
                came.TrySetResult();
        }
    }

    /// <summary>The next line of a kind.</summary>
    public Task NextAsync(Func<string, bool> line)
    {
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add((line, came));
        return came.Task;
    }
}
