using SessionboardMcp.Api.Flights;

namespace SessionboardMcp.Api.Keeping;

/// <summary>
/// Keeps values for one credential alone: whoever asks with another one never gets them. Many who ask at once cause one making; where
/// that fails, the failure is theirs and is not kept, and the next one who asks tries again. What has no room any more is made anew.
/// </summary>
public interface IKeeping
{
    /// <summary>Keeps what was read, or made out of several answers.</summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is kept for the credential.</param>
    /// <param name="kept">How long it is kept; zero for not at all, a minute at most under a person's grant.</param>
    /// <param name="weigh">How much room it takes, in bytes; of <see cref="IndexOptions.MaxBytes"/> for all credentials together.</param>
    /// <param name="make">Makes it. It is cancelled when everybody who waits for it has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is kept, or was made just now.</returns>
    Task<T> KeepAsync<T>(
        string name, TimeSpan kept, Func<T, long> weigh, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken = default)
        where T : class;

    /// <summary>Keeps what was made out of several answers, and makes it anew out of itself once it is no longer fresh.</summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is renewed for the credential.</param>
    /// <param name="fresh">How long it is given away as it is; a minute at most under a person's grant.</param>
    /// <param name="kept">How long it is kept to be renewed; what nobody asks for is forgotten after that.</param>
    /// <param name="weigh">How much room it takes, in bytes; of <see cref="IndexOptions.MaxBytes"/> for all credentials together.</param>
    /// <param name="make">Makes it, out of what is kept or, where that is null, from nothing. It is cancelled when everybody who waits has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is fresh, or was made just now.</returns>
    Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, long> weigh,
        Func<T?, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken = default)
        where T : class => RenewAsync(name, fresh, kept, weigh, static _ => true, make, cancellationToken);

    /// <summary>The same of what may be known to be old before its time, as after a write.</summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is renewed for the credential.</param>
    /// <param name="fresh">How long it is given away as it is; a minute at most under a person's grant.</param>
    /// <param name="kept">How long it is kept to be renewed; what nobody asks for is forgotten after that.</param>
    /// <param name="weigh">How much room it takes, in bytes; of <see cref="IndexOptions.MaxBytes"/> for all credentials together.</param>
    /// <param name="isCurrent">Whether what is kept may be given away, fresh as it is.</param>
    /// <param name="make">Makes it, out of what is kept or, where that is null, from nothing. It is cancelled when everybody who waits has left.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is fresh, or was made just now.</returns>
    Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, long> weigh,
        Func<T, bool> isCurrent,
        Func<T?, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken = default)
        where T : class => RenewAsync(name, fresh, kept, weigh, isCurrent, (known, _, token) => make(known, token), null, cancellationToken);

    /// <summary>The same of what takes long, so that those who wait want to know how far it is.</summary>
    /// <typeparam name="T">What is kept. It is shared between calls, so it must not change.</typeparam>
    /// <param name="name">Its name among what is renewed for the credential.</param>
    /// <param name="fresh">How long it is given away as it is; a minute at most under a person's grant.</param>
    /// <param name="kept">How long it is kept to be renewed; what nobody asks for is forgotten after that.</param>
    /// <param name="weigh">How much room it takes, in bytes; of <see cref="IndexOptions.MaxBytes"/> for all credentials together.</param>
    /// <param name="isCurrent">Whether what is kept may be given away, fresh as it is.</param>
    /// <param name="make">Makes it, out of what is kept or, where that is null, from nothing, and tells how far it is. It is cancelled when everybody who waits has left.</param>
    /// <param name="watcher">Is told how far the making is, whoever caused it; null for nobody.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>What is fresh, or was made just now.</returns>
    Task<T> RenewAsync<T>(
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, long> weigh,
        Func<T, bool> isCurrent,
        Func<T?, IProgress<Steps>, CancellationToken, Task<T>> make,
        IProgress<Steps>? watcher,
        CancellationToken cancellationToken = default)
        where T : class;

    /// <summary>
    /// Takes room for what was read of something that is being renewed, before it is kept: what was used longest ago makes room meanwhile. What does
    /// not fit is read all the same, and not kept. Outside of a renewal nothing happens.
    /// </summary>
    /// <param name="bytes">How much more it is, in bytes; or less, where negative.</param>
    void Take(long bytes);

    /// <summary>As of when something is true that is being made: what it is made out of may have been asked for by another process, before.</summary>
    /// <param name="began">When its making began (UTC).</param>
    /// <returns>The earlier of that and the oldest answer that it was made out of so far.</returns>
    DateTimeOffset AsOf(DateTimeOffset began);

    /// <summary>Whether something was kept to be renewed, and had to make room for others before its time.</summary>
    /// <param name="name">Its name among what is renewed for the credential.</param>
    bool HadNoRoom(string name);
}
