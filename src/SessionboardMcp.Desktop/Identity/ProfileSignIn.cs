using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>Fills a profile by a sign-in, and empties it.</summary>
internal sealed class ProfileSignIn(string name, ProfileStore store, BrowserSignIn browser, Grants grants)
{
    /// <summary>Has the person sign in, and keeps what was granted.</summary>
    /// <exception cref="SignInFailedException">Nobody was signed in; the profile is as it was.</exception>
    public async Task<Profile> SignInAsync(SignInRequest request, Func<string, CancellationToken, Task> show, CancellationToken cancellationToken)
    {
        // A folder that cannot be written to is told before the person signs in, not after.
        using (await store.LockAsync(name, cancellationToken))
            store.Prepare(name).Dispose();
        var granted = await browser.RunAsync(request, show, cancellationToken);
        using var turn = await store.LockAsync(name, CancellationToken.None);
        using var writer = store.Prepare(name);
        var profile = store.Seal(
            new Profile(
                Guid.NewGuid().ToString("N"), ConfiguredHost.RegionOf(request.Address), request.Address, request.ClientId, granted.Scopes, granted.ExpiresAt, null)
            {
                Name = name,
            },
            granted.Tokens);
        writer.Commit(profile);
        return profile;
    }

    /// <summary>Gives the sign-in back to Sessionboard and deletes it here.</summary>
    /// <returns>Whether Sessionboard was told, or had nothing to be told; null where there was no profile.</returns>
    public async Task<bool?> SignOutAsync(CancellationToken cancellationToken)
    {
        if (store.Find(name) is null)
            return null;
        using var turn = await store.LockAsync(name, cancellationToken);
        if (store.Find(name) is not { } profile)
            return null;
        var isTold = profile.SealedTokens is null
            || (store.TryUnseal(profile) is { } tokens && await grants.TryRevokeAsync(profile, tokens, cancellationToken));
        store.Delete(name);
        return isTold;
    }
}
