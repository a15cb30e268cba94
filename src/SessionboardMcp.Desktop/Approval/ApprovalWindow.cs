using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Connecting;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>
/// Opens a window of the person's own browser for what waits, and not one for each. The assistant is told that, and nothing by which the window could
/// be reached. Nothing of it is made before something waits.
/// </summary>
/// <param name="services">The services of the program.</param>
/// <param name="open">Opens an address in the person's browser, and says whether one came up; null where nothing can.</param>
/// <param name="line">What the person runs where no window comes up; null where that would find nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class ApprovalWindow(IServiceProvider services, Func<string, CancellationToken, Task<bool>>? open, string? line, TimeProvider time)
    : IApprovalWindow, IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _end = new();
    private readonly PageAllowance _pages = new(time);
    private OpenWindow? _window;

    /// <inheritdoc/>
    public bool CanShow => (open is not null || line is not null) && services.GetRequiredService<IOptions<WritesOptions>>().Value.OpensWindow;

    /// <inheritdoc/>
    public string Reminder => WindowWords.Reminder(line);

    /// <inheritdoc/>
    public async Task<string> ShowAsync(ChangeSet change, CancellationToken cancellationToken)
    {
        if (open is null)
            return WindowWords.ByHand("No browser can be opened here.", line);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_window?.IsBeforeThePerson() == true)
                return WindowWords.IsOpen;
            if (!_pages.TryTake())
                return WindowWords.ByHand("Three windows were opened in ten minutes.", line);
            if (await open(NewAddress(ChangePaths.Of(change.Id), offersFreeEdits: true), cancellationToken))
            {
                _window!.Seen();
                return WindowWords.Opened;
            }
        }
        catch (SocketException)
        {
            // The system gives no port: then there is no window either.
        }
        finally
        {
            _turn.Release();
        }

        _pages.GiveBack();
        return WindowWords.ByHand("No window could be opened.", line);
    }

    /// <summary>Shows all that waits at an address, until nothing has waited and nobody has looked for a while.</summary>
    /// <param name="show">Tells the person the address; nobody else may hear of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SocketException">The system gives no port.</exception>
    public async Task ShowAllAsync(Func<string, Task> show, CancellationToken cancellationToken)
    {
        await show(NewAddress(ChangePaths.List, offersFreeEdits: false));
        await _window!.Closed.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes it. What a person has just approved is sent first.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        if (_window is { } window)
            await window.Closed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _end.Dispose();
    }

    private string NewAddress(string landing, bool offersFreeEdits)
    {
        while (true)
        {
            _window ??= new OpenWindow(services, offersFreeEdits, _end.Token);
            if (_window.NewAddress(landing) is { } address)
                return address;
            _window = null;
        }
    }
}
