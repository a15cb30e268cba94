using System.Web;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>A gate in the wire behind the first page of a search: that one passes, and what comes behind it waits until the gate is opened.</summary>
internal sealed class PageGate
{
    // So many does the client send at once for a credential: then nothing of the reading is on its way that could come later.
    private const int AtOnce = 4;

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _path;
    private int _waiting;

    private PageGate(string path) => _path = path;

    /// <summary>Puts a gate into a wire, in place of the one before.</summary>
    /// <param name="wire">Where.</param>
    /// <param name="path">How the path of the search ends.</param>
    public static PageGate In(Wire wire, string path)
    {
        var gate = new PageGate(path);
        wire.Hold = gate.PassAsync;
        return gate;
    }

    /// <summary>Waits until as many pages wait as are sent at once.</summary>
    public Task FullAsync() => _full.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets all pass.</summary>
    public void Open() => _open.TrySetResult();

    private Task PassAsync(HttpRequestMessage request)
    {
        var asked = request.RequestUri!;
        if (!asked.AbsolutePath.EndsWith(_path, StringComparison.Ordinal) || HttpUtility.ParseQueryString(asked.Query)["page"] == "1")
            return Task.CompletedTask;
        if (Interlocked.Increment(ref _waiting) == AtOnce)
            _full.TrySetResult();
        return _open.Task;
    }
}
