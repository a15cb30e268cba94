using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Loopback;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>The window while it is there: it listens until nothing waits any more and nobody has looked for a while, or the program ends.</summary>
internal sealed partial class OpenWindow
{
    // Of ten changes that come one after the other, the first opens a window.
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly IServiceProvider _services;
    private readonly bool _offersFreeEdits;
    private readonly TimeProvider _time;
    private readonly WindowKeys _keys;
    private readonly LoopbackListener _listener;
    private readonly Lock _gate = new();
    private string _landing = ChangePaths.List;
    private long _seen;
    private bool _isShown;
    private bool _isClosed;

    /// <summary>Begins to listen.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="offersFreeEdits">Whether what is allowed for half an hour reaches the assistant: it does in its own process.</param>
    /// <param name="end">The end of the program.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The system gives no port.</exception>
    public OpenWindow(IServiceProvider services, bool offersFreeEdits, CancellationToken end)
    {
        (_services, _offersFreeEdits) = (services, offersFreeEdits);
        _time = services.GetRequiredService<TimeProvider>();
        _keys = new WindowKeys(_time);
        _seen = _time.GetTimestamp();
        var desk = services.GetRequiredService<ChangeDesk>();
        var log = services.GetRequiredService<ILogger<OpenWindow>>();
        if (LoopbackPeers.NotTold is { } notTold)
            Log.Unguarded(log, notTold, OwnAccount.Unguarded);
        _listener = LoopbackListener.Start(
            origin =>
            {
                var pages = new WindowPages(origin, desk, Connection, _keys, () => Volatile.Read(ref _landing), Seen);
                return request => AnswerAsync(pages, request, log, end);
            },
            _time);
        Closed = Task.Run(() => WatchAsync(end), CancellationToken.None);
    }

    /// <summary>Ends when it listens no more.</summary>
    public Task Closed { get; }

    /// <summary>Whether it was opened or looked at a moment ago, so that the person has it before them. Then what has come since is in its list.</summary>
    public bool IsBeforeThePerson()
    {
        lock (_gate)
        {
            if (_isClosed || !_isShown || _time.GetElapsedTime(_seen) >= Lately)
                return false;
            _landing = ChangePaths.List;
            return true;
        }
    }

    /// <summary>Makes an address for the person alone; the one before ends.</summary>
    /// <param name="landing">The page that it leads to.</param>
    /// <returns>The address; null where the window has just been closed.</returns>
    public string? NewAddress(string landing)
    {
        lock (_gate)
        {
            if (_isClosed)
                return null;
            (_landing, _seen, _isShown) = (landing, _time.GetTimestamp(), false);
            return new Uri(_listener.Address, $"{WindowPages.Open}?{WindowPages.Key}={_keys.New()}").AbsoluteUri;
        }
    }

    /// <summary>Hears that it came up, or that somebody who is known looks at it.</summary>
    public void Seen()
    {
        lock (_gate)
            (_seen, _isShown) = (_time.GetTimestamp(), true);
    }

    private static async Task<LoopbackAnswer> AnswerAsync(WindowPages pages, LoopbackRequest request, ILogger log, CancellationToken end)
    {
        try
        {
            return await pages.AnswerAsync(request, end);
        }
        catch (Exception failure)
        {
            // The boundary: whatever it is, the person hears that something failed, and others are served.
            if (!end.IsCancellationRequested)
                Log.Failed(log, failure.GetType().Name);
            return WindowAnswers.Failed();
        }
    }

    // Of who asks now: whoever has signed in meanwhile sees what is theirs.
    private DeskConnection Connection() => new(_services.GetRequiredService<Caller>().Subject, "your assistant", _services.GetRequiredService<Api.Client.ISessionboardClient>)
    {
        AsksForEveryChange = !_offersFreeEdits || _services.GetRequiredService<Caller>().AsksForEveryChange,
    };


    private async Task WatchAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested && !await IsOverAsync(end))
            await Task.Delay(Look, _time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            _isClosed = true;
        await _listener.DisposeAsync();
    }

    private async Task<bool> IsOverAsync(CancellationToken end)
    {
        if (!IsIdle() || await WaitsAsync(end))
            return false;
        lock (_gate)
            return _isClosed = IsIdle();
    }

    private bool IsIdle()
    {
        lock (_gate)
            return _time.GetElapsedTime(_seen) >= Idle;
    }

    private async Task<bool> WaitsAsync(CancellationToken end)
    {
        try
        {
            var now = _time.GetUtcNow();
            return (await _services.GetRequiredService<IChangeStore>().ListAsync(_services.GetRequiredService<Caller>().Subject, end))
                .Any(change => change.State == ChangeState.Waiting && change.ExpiresAt > now);
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Reason} {Consequence}")]
        public static partial void Unguarded(ILogger logger, string reason, string consequence);

        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The window of changes failed: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
