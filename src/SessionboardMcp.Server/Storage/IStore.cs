using Microsoft.EntityFrameworkCore.Storage;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// The database behind <see cref="ServerDatabase"/>: a SQLite file for one process, or PostgreSQL for several. Whatever differs between the two
/// stands here; the rest of the server does not know which it is.
/// </summary>
internal interface IStore
{
    /// <summary>What an operator knows it by. It holds no password.</summary>
    string Name { get; }

    /// <summary>Whether processes on several machines work on it, so that a start waits until it can be used.</summary>
    bool IsShared { get; }

    /// <summary>A sentence for the start; null where there is nothing to say.</summary>
    string? Notice { get; }

    /// <summary>What is wrong where the keys at hand do not open what the database holds, and what to do.</summary>
    string OtherKeys { get; }

    /// <summary>What to do where the keys at hand are not those that something was written with, a sentence.</summary>
    string KeysBack { get; }

    /// <summary>Adds <see cref="ServerDatabase"/>, as itself and by a factory, and the key ring.</summary>
    void AddTo(IServiceCollection services);

    /// <summary>Makes the database, or brings an older one to this version.</summary>
    Task UpgradeAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Sees to it that there is a key ring, and that it opens, before anything is written with it.</summary>
    /// <exception cref="Core.Configuration.ConfigurationProblemException">It does not open.</exception>
    Task PrepareKeysAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Makes a new key for the ring, used once every process knows it, and wraps the others as new ones are.</summary>
    Task RotateKeysAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Says in a sentence why it cannot be used; null where the failure is none of the database's.</summary>
    string? Explain(Exception failure);

    /// <summary>What keeps it from being used, for an assistant or a page: what <see cref="Explain"/> says, without what only the operator may know.</summary>
    StoreTrouble TroubleOf(Exception failure);

    /// <summary>What keeps it from being used now, in a few words without an address; null where nothing does.</summary>
    Task<string?> LookAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of the connections that are kept open: one of them hung, so that the others may lead nowhere, too. Whoever comes next gets a new one.</summary>
    void LeaveConnections();

    /// <summary>The time by which the processes at this database agree who holds a lease.</summary>
    Task<DateTimeOffset> NowAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that waits for every other of the same name, in whatever process, and then sees what it wrote.</summary>
    Task<IDbContextTransaction> BeginTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken);

    /// <summary>Takes a turn that lasts until it is disposed of, or its process dies.</summary>
    /// <returns>The turn; null where another process has it.</returns>
    Task<IAsyncDisposable?> TryTakeTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken);
}
