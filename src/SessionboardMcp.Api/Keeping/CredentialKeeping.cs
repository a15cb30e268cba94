using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Keeping;

/// <summary>Keeps the values of one credential in a memory that it shares with others.</summary>
/// <param name="owner">Whose values they are, and how long they may be given again.</param>
/// <param name="memory">Where they are kept.</param>
/// <param name="coalescer">Makes one making of many.</param>
/// <param name="time">Tells what is fresh.</param>
internal sealed class CredentialKeeping(HostCredential owner, Memory memory, Coalescer coalescer, TimeProvider time) : IKeeping
{
    /// <inheritdoc/>
    public Task<T> KeepAsync<T>(
        string name, TimeSpan kept, Func<T, long> weigh, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken = default)
        where T : class
    {
        var key = Key("kept", name);
        return GetAsync(key, () => Look<T>(key), FillAsync, null, cancellationToken);

        Task<T> FillAsync(IProgress<Steps> progress, CancellationToken token) => Making.RunAsync(async making =>
        {
            var made = await make(token).ConfigureAwait(false);
            var now = time.GetUtcNow();
            Put(key, made, (making.Oldest ?? now) + owner.Kept(kept) - now, weigh(made));
            return made;
        });
    }

    /// <inheritdoc/>
    public async Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, long> weigh,
        Func<T, bool> isCurrent,
        Func<T?, IProgress<Steps>, CancellationToken, Task<T>> make,
        IProgress<Steps>? watcher,
        CancellationToken cancellationToken = default)
        where T : class
    {
        var key = Key("renewed", name);
        var value = await GetAsync(key, Fresh, FillAsync, watcher, cancellationToken).ConfigureAwait(false);
        // A making that others had begun may be of before this caller's own write. One that begins when it is over is not.
        return isCurrent(value) ? value : await GetAsync(key, Fresh, FillAsync, watcher, cancellationToken).ConfigureAwait(false);

        T? Fresh() => Look<Renewed<T>>(key) is { } known && known.FreshUntil > time.GetUtcNow() && isCurrent(known.Value) ? known.Value : null;

        Task<T> FillAsync(IProgress<Steps> progress, CancellationToken token) => Making.RunAsync(async making =>
        {
            var made = await make(Look<Renewed<T>>(key)?.Value, progress, token).ConfigureAwait(false);
            // From here on it is weighed as a whole.
            making.GiveBack();
            var now = time.GetUtcNow();
            var known = new Renewed<T>(made, (making.Oldest ?? now) + owner.Kept(fresh));
            var size = weigh(made);
            Put(key, known, kept, size);
            (made as IGrowing)?.Follow(() => memory.Weigh(key, known, now + kept, 1 + size, 1 + (size = weigh(made))));
            return made;
        }, memory.Read);
    }

    /// <inheritdoc/>
    public void Take(long bytes) => Making.Current?.Take(bytes);

    /// <inheritdoc/>
    public DateTimeOffset AsOf(DateTimeOffset began) => Making.Current?.Oldest is { } oldest && oldest < began ? oldest : began;

    /// <inheritdoc/>
    public bool HadNoRoom(string name) => memory.HadNoRoom(Key("renewed", name));

    private Task<T> GetAsync<T>(string key, Func<T?> look, Func<IProgress<Steps>, CancellationToken, Task<T>> fill, IProgress<Steps>? watcher, CancellationToken cancellationToken)
        where T : class
    {
        // The flight before this one may have landed between the look into the memory and the boarding.
        if (look() is not { } known)
            return coalescer.JoinAsync(key, async (progress, token) => look() ?? await fill(progress, token).ConfigureAwait(false), watcher, cancellationToken);
        RequestMeters.Spared(RequestMeters.Kept);
        return Task.FromResult(known);
    }

    private T? Look<T>(string key)
        where T : class =>
        memory.Cache.TryGetValue(key, out T? known) ? known : null;

    private void Put(string key, object value, TimeSpan kept, long size)
    {
        if (kept > TimeSpan.Zero)
            memory.Put(key, value, kept, 1 + size);
    }

    private string Key(string kind, string name) => $"{owner.Partition}|{memory.Name}|{kind}|{name}";

    private sealed record Renewed<T>(T Value, DateTimeOffset FreshUntil);
}
