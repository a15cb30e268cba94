namespace SessionboardMcp.Server.Tests.Flows.Killed;

/// <summary>A point at which a relay stops one request: before it is passed on, or before its answer is.</summary>
/// <param name="path">What the request's path begins with.</param>
/// <param name="isOfAnswer">Whether the request is passed on, and its answer waits.</param>
internal sealed class Hold(string path, bool isOfAnswer)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is done when the request, or its answer, is here.</summary>
    public Task Came => _came.Task.WaitAsync(Patience);

    public bool IsOfAnswer => isOfAnswer;

    /// <summary>Lets it pass.</summary>
    public void Release() => _released.TrySetResult();

    public bool Meets(string requestPath) => requestPath.StartsWith(path, StringComparison.Ordinal);

    /// <summary>Waits for <see cref="Release"/>, or until whoever asked is gone.</summary>
    public Task StopAsync(CancellationToken gone)
    {
        _came.TrySetResult();
        return _released.Task.WaitAsync(gone);
    }
}
