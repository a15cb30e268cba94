using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>
/// Keeps a profile in fresh access tokens. Several assistants start a process each on one profile: a lock on a file lets one of them
/// refresh, and what came is written before it is used.
/// </summary>
internal sealed class ProfileTokens(ProfileStore store, string name, Uri host, Lazy<SignInGrants> grants, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>An access token that is good for a while.</summary>
    /// <exception cref="AccessEndedException">Sessionboard no longer honours the sign-in, or there is none.</exception>
    /// <exception cref="UpstreamUnavailableException">It could not be renewed just now.</exception>
    public async ValueTask<string> AccessTokenAsync(CancellationToken cancellationToken)
    {
        if (Fresh(Read()) is { } token)
            return token;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Whoever asked may leave; an answer that is on its way must still be written.
            return await RefreshAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<string> RefreshAsync()
    {
        await using var turn = await LockAsync();
        var profile = Read();
        if (Fresh(profile) is { } token)
            return token;
        if (profile.RefreshToken is not { } refreshToken
            || await grants.Value.RefreshAsync(SignInSettings.Registration, refreshToken, profile.Scopes.ToHashSet(StringComparer.Ordinal)) is not { } tokens)
        {
            store.Delete(name);
            throw new AccessEndedException();
        }

        store.Write(name, profile with
        {
            AccessToken = tokens.AccessToken,
            RefreshToken = tokens.RefreshToken ?? refreshToken,
            ExpiresAt = tokens.ExpiresAt,
            Scopes = [.. tokens.Scopes],
        });
        return tokens.AccessToken;
    }

    private async Task<FileStream> LockAsync()
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return DataFolder.Open(store.LockOf(name), FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Look, time);
            }
            catch (IOException failure)
            {
                throw UpstreamUnavailableException.OfSignIn("Another program renews this sign-in, which takes long. Try again in a minute.", failure);
            }
        }
    }

    private SignInProfile Read() => store.Read(name) is { } profile && profile.Host == host ? profile : throw new AccessEndedException();

    private string? Fresh(SignInProfile profile) =>
        profile.ExpiresAt - time.GetUtcNow() > (profile.RefreshToken is null ? TimeSpan.Zero : Margin) ? profile.AccessToken : null;
}
