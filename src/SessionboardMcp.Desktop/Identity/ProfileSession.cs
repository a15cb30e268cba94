using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>
/// A profile in use. Several assistants start this program at once, so the file is read for every call, and one process at a time
/// renews it, keeping the new refresh token before the access token is used.
/// </summary>
/// <param name="name">The profile's name.</param>
/// <param name="address">The only host that its tokens go to; null where the first sign-in decides.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="grants">Renews it.</param>
/// <param name="time">The clock.</param>
internal sealed class ProfileSession(string name, Uri? address, ProfileStore store, Grants grants, TimeProvider time) : IAccessTokens, IHostedService
{
    // A call that is on its way when the token ends would be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    // How long after a renewal that a refusal forced another refusal forces none.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Uri? _address = address;
    private long _forced;
    private Task<string>? _flight;

    /// <summary>What a call is told while nobody has signed in; null where somebody had when the program started.</summary>
    public string? NotConnected { get; init; }

    /// <summary>The only host that tokens go to; null before the first sign-in of a program that was told none.</summary>
    public Uri? Address => Volatile.Read(ref _address);

    /// <summary>What is kept, also where it has ended; null where nobody has signed in, or it cannot be read.</summary>
    public Profile? Kept => Seen();

    /// <summary>Whether somebody is signed in, by what the file says of it.</summary>
    public bool IsSignedIn => Seen() is { SealedTokens: not null } profile && (Address ?? profile.Address) == profile.Address;

    /// <summary>Whether the sign-in can be used, as far as that shows without asking Sessionboard.</summary>
    public bool IsUsable => IsSignedIn && Seen() is { } profile && store.TryUnseal(profile) is { } tokens
        && (tokens.Refresh is not null || profile.ExpiresAt > time.GetUtcNow());

    /// <summary>The profile as it is now.</summary>
    /// <exception cref="SignInEndedException">It is gone, ended, or signed in elsewhere.</exception>
    public Profile Current()
    {
        var profile = Find();
        if (profile.SealedTokens is null)
            throw Ended("The sign-in at Sessionboard has ended.");
        var bound = Interlocked.CompareExchange(ref _address, profile.Address, null) ?? profile.Address;
        return profile.Address == bound
            ? profile
            : throw new SignInEndedException("This program was signed in at another Sessionboard host meanwhile. Ask the person to restart this assistant.");
    }

    /// <summary>An access token that is good for a call.</summary>
    /// <param name="grant">The id of the sign-in that the call belongs to.</param>
    /// <param name="refused">The token that Sessionboard refused though it had not expired; null where none was.</param>
    /// <param name="cancellationToken">Ends the wait; a renewal goes on.</param>
    /// <exception cref="SignInEndedException">Only signing in again helps.</exception>
    /// <exception cref="UpstreamUnavailableException">It could not be renewed just now.</exception>
    public async Task<string> AccessTokenAsync(string grant, string? refused, CancellationToken cancellationToken)
    {
        // A new token that is refused will be refused again.
        var worthless = time.GetUtcNow().UtcTicks < Volatile.Read(ref _forced) + Rest.Ticks ? null : refused;
        try
        {
            return Usable(Of(grant), Margin, worthless) ?? await Join(grant, worthless).WaitAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw UpstreamUnavailableException.OfSignIn("The sign-in that is kept on this machine cannot be read or written. Make room, or correct the rights of its folder; 'sessionboard-mcp whoami' in a terminal names it.", failure);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for a renewal that is under way: its answer must not be lost because an assistant closed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task? flight;
        lock (_gate)
            flight = _flight;
        if (flight is not null)
            await flight.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task<string> Join(string id, string? worthless)
    {
        lock (_gate)
        {
            if (_flight is null or { IsCompleted: true })
                _flight = Task.Run(() => RenewAsync(id, worthless));
            return _flight;
        }
    }

    private async Task<string> RenewAsync(string id, string? worthless)
    {
        using var turn = await store.LockAsync(name, CancellationToken.None);
        var profile = Of(id);
        if (Usable(profile, Margin, worthless) is { } renewedByAnother)
            return renewedByAnother;
        try
        {
            return await RenewAsync(profile, worthless);
        }
        catch (UpstreamUnavailableException) when (Usable(profile, TimeSpan.Zero, worthless) is not null)
        {
            return Usable(profile, TimeSpan.Zero, worthless)!;
        }
    }

    private async Task<string> RenewAsync(Profile profile, string? worthless)
    {
        var before = Unseal(profile);
        if (before.Refresh is null && worthless is null && profile.ExpiresAt > time.GetUtcNow())
            return before.Access;
        using var writer = store.Prepare(name);
        if (before.Refresh is null || await grants.RefreshAsync(profile, before.Refresh) is not { } granted)
        {
            writer.Commit(profile with { SealedTokens = null });
            throw Ended("The sign-in at Sessionboard has ended.");
        }

        writer.Commit(store.Seal(profile with { ExpiresAt = granted.ExpiresAt, Scopes = granted.Scopes }, granted.Tokens));
        if (worthless is not null)
            Volatile.Write(ref _forced, time.GetUtcNow().UtcTicks);
        return granted.Tokens.Access;
    }

    private Profile Find()
    {
        try
        {
            return store.Find(name)
                ?? throw (NotConnected is { } sentence ? new SignInEndedException(sentence) : Ended("This program is no longer signed in at Sessionboard."));
        }
        catch (ConfigurationProblemException unreadable)
        {
            throw new SignInEndedException(unreadable.Message, unreadable);
        }
    }

    // What is listed must not fail because of a file that cannot be read.
    private Profile? Seen()
    {
        try
        {
            return store.Find(name);
        }
        catch (ConfigurationProblemException)
        {
            return null;
        }
    }

    private Profile Of(string id)
    {
        var profile = Current();
        return profile.Id == id
            ? profile
            : throw new SignInEndedException("Somebody signed in anew while this was answered. Ask again.");
    }

    private string? Usable(Profile profile, TimeSpan left, string? worthless) =>
        profile.ExpiresAt - time.GetUtcNow() > left && Unseal(profile).Access is var token && token != worthless ? token : null;

    private TokenPair Unseal(Profile profile)
    {
        try
        {
            return store.Unseal(profile);
        }
        catch (CryptographicException failure)
        {
            throw Ended($"The sign-in in {store.Folder} cannot be decrypted: its key is another one, or the file was changed.", failure);
        }
    }

    private SignInEndedException Ended(string what, Exception? cause = null) =>
        new($"{what} Call {HowToConnect.Tool} to open the sign-in page, or ask the person to run `{LoginLine.For(name)}` in a terminal, and then to ask again.", cause);
}
