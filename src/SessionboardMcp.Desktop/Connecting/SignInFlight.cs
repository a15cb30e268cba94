using Microsoft.Extensions.Hosting;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Connecting;

/// <summary>One sign-in at a time, which goes on when the call that began it has been answered.</summary>
/// <param name="signIn">Has the person sign in, and keeps what was granted.</param>
/// <param name="connected">What happens once somebody is signed in.</param>
/// <param name="time">The clock.</param>
internal sealed class SignInFlight(Func<SignInRequest, CancellationToken, Task<Profile>> signIn, Action connected, TimeProvider time) : IHostedService, IDisposable
{
    // Assistants give up on a call after a minute.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly Lock _gate = new();
    private readonly PageAllowance _pages = new(time);
    private Uri? _address;
    private Task<SignInOutcome>? _flight;
    private CancellationTokenSource _ends = new();

    /// <summary>Begins a sign-in, or joins the one that is under way, and waits for its end for less than a minute.</summary>
    public async Task<SignInOutcome> JoinAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (BeginOrJoin(request) is not { } flight)
            return new SignInOutcome(SignInState.Failed, "Three sign-in pages were opened in ten minutes. Ask the person what keeps them from signing in.");
        try
        {
            return await flight.WaitAsync(Longest, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new SignInOutcome(SignInState.Open, "The sign-in page is open in the person's browser.");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives up a sign-in that nobody finished.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ends.CancelAsync();
        if ((Task?)_flight is { } flight)
            await flight.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => _ends.Dispose();

    private Task<SignInOutcome>? BeginOrJoin(SignInRequest request)
    {
        lock (_gate)
        {
            if (_flight is { IsCompleted: false } && _address == request.Address)
                return _flight;
            if (!_pages.TryTake())
                return null;
            // The person was sent to the wrong region.
            _ends.Cancel();
            _ends = new CancellationTokenSource();
            _address = request.Address;
            var end = _ends.Token;
            return _flight = Task.Run(() => SignInAsync(request, end), CancellationToken.None);
        }
    }

    private async Task<SignInOutcome> SignInAsync(SignInRequest request, CancellationToken end)
    {
        try
        {
            var profile = await signIn(request, end);
            connected();
            return new SignInOutcome(SignInState.Connected, $"Connected to Sessionboard ({profile.Address.Authority}). Granted: {string.Join(' ', profile.Scopes)}.");
        }
        catch (NoBrowserException)
        {
            _pages.GiveBack();
            return new SignInOutcome(SignInState.ByHand, "No browser could be opened.");
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return new SignInOutcome(SignInState.Failed, "That sign-in was given up.");
        }
        catch (SignInFailedException refused)
        {
            return new SignInOutcome(SignInState.Failed, refused.Message);
        }
        catch (Exception failure) when (failure is SessionboardException or ConfigurationProblemException or IOException or UnauthorizedAccessException)
        {
            // Before there was a page, or after the person did all that they can.
            _pages.GiveBack();
            return new SignInOutcome(SignInState.Failed, failure.Message);
        }
    }
}
